export * from './process-definition.ts';
export * from './process-vocabulary.ts';
