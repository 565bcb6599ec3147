import { EmbeddedError, MigrationError } from '@dongbo/kernel';
import { ConfigError } from './config.ts';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What the operating system and PostgreSQL say when the place of the data cannot be reached. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the database does not answer (DATABASE_URL)',
  ENOTFOUND: 'the host of the database is not known (DATABASE_URL)',
  ETIMEDOUT: 'the database does not answer in time (DATABASE_URL)',
  '28P01': 'the database refuses the password (DATABASE_URL)',
  '28000': 'the database refuses the user (DATABASE_URL)',
  '3D000': 'the database does not exist (DATABASE_URL)',
  EACCES: 'no right to write into the data folder (DONGBO_DATA)',
  EROFS: 'the data folder is read-only (DONGBO_DATA)',
  ENOTDIR: 'the data folder is not a folder (DONGBO_DATA)',
  ENOSPC: 'the disk is full (DONGBO_DATA)',
  EADDRINUSE: 'the port is taken by another program (PORT)',
  EADDRNOTAVAIL: 'this machine does not have the address (HOST)',
};

/** One line for a person when the program cannot start for a reason outside of it; null for a fault of its own. */
export function startUpFault(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof EmbeddedError || error instanceof MigrationError)
    return error.message;
  const said = words[codeOf(error)];
  if (said !== undefined) return `${said}: ${error instanceof Error ? error.message : codeOf(error)}`;
  return error instanceof Error && error.cause !== undefined ? startUpFault(error.cause) : null;
}
