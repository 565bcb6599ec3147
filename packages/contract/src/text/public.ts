export * from './fold.ts';
export * from './normalise-input.ts';
