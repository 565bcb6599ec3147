export * from './contacts.ts';
export * from './identity.ts';
export * from './measures.ts';
export * from './notices.ts';
export * from './partners.ts';
export * from './stages.ts';
export * from './stream.ts';
export * from './work.ts';
