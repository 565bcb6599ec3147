export * from './catalogue.ts';
export * from './dossier-views.ts';
export * from './events.ts';
export * from './filing.ts';
export * from './ids.ts';
export * from './menu.ts';
export * from './process.ts';
export * from './settling.ts';
