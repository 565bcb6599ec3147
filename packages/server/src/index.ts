export * from './config.ts';
export * from './installation.ts';
export * from './log.ts';
export * from './prepare.ts';
export * from './program.ts';
export * from './progress-bar.ts';
export * from './serve.ts';
export * from './systems.ts';
