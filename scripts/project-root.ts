import { dirname } from 'node:path';

/** The project's root folder (absolute). */
export const root = dirname(import.meta.dirname);
