export * from './process-definition.ts';
