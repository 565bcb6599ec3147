export { type DatabaseClone, type DatabaseTemplate, cloneDatabase, templateDatabase } from './database-clone.ts';
export { testServer } from './test-server.ts';
