export * from './compact.ts';
export * from './fold.ts';
export * from './normalise-input.ts';
