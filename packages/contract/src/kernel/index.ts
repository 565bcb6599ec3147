export * from './identity.ts';
export * from './work.ts';
