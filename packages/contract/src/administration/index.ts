export * from './accounts.ts';
export * from './campaigns.ts';
export * from './events.ts';
export * from './ids.ts';
export * from './people.ts';
export * from './ids-of-rights.ts';
export * from './rights.ts';
export * from './roles.ts';
