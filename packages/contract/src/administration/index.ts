export * from './accounts.ts';
export * from './campaigns.ts';
export * from './events.ts';
export * from './ids.ts';
export * from './people.ts';
