import {
  BackupError,
  DatabaseAddressError,
  EmbeddedError,
  messageOf,
  MigrationError,
  ServerFault,
} from '@dongbo/kernel';
import { ConfigError } from './config.ts';
import { NotPrepared } from './not-prepared.ts';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const untrusted =
  "the database's certificate is not of an authority that is trusted here; name that authority's file with sslrootcert=…, or encrypt without checking with sslmode=require (DATABASE_URL)";
const demandsMigration = 'the tables of the database are not those of this version; run "npx dongbo migrate" first';
const refusesUser =
  'the database refuses the user; its pg_hba.conf has to let this user come from this machine, with or without TLS as the address says (DATABASE_URL)';

/** What the operating system, TLS and PostgreSQL say when the place of the data cannot be used. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the database does not answer (DATABASE_URL)',
  ECONNRESET: 'the database ended the connection (DATABASE_URL)',
  EPIPE: 'the database ended the connection (DATABASE_URL)',
  EHOSTUNREACH: 'the host of the database cannot be reached (DATABASE_URL)',
  ENETUNREACH: 'the host of the database cannot be reached (DATABASE_URL)',
  ENOTFOUND: 'the host of the database is not known (DATABASE_URL)',
  EAI_AGAIN: 'the name of the database host could not be looked up (DATABASE_URL)',
  ETIMEDOUT: 'the database does not answer in time (DATABASE_URL)',
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_SIGNATURE_FAILURE: untrusted,
  CERT_HAS_EXPIRED: "the database's certificate has expired (DATABASE_URL)",
  CERT_NOT_YET_VALID: "the database's certificate is not valid yet; are both clocks right? (DATABASE_URL)",
  ERR_TLS_CERT_ALTNAME_INVALID:
    "the database's certificate is for another name than the host in the address; write the name of the certificate, or check only its authority with sslmode=verify-ca (DATABASE_URL)",
  EPROTO: 'TLS with the database failed (DATABASE_URL)',
  '28P01': 'the database refuses the password; a percent sign in it is written %25 (DATABASE_URL)',
  '28000': refusesUser,
  '3D000': 'the database does not exist (DATABASE_URL)',
  '08P01': 'the database, or a connection pooler before it, refuses the connection (DATABASE_URL)',
  '08004': 'the database refuses the connection (DATABASE_URL)',
  '08006': 'the connection to the database was lost (DATABASE_URL)',
  '57P01': 'the database is being shut down (DATABASE_URL)',
  '57P02': 'the database ended all connections after a crash (DATABASE_URL)',
  '57P03': 'the database is just starting or stopping; try again in a moment (DATABASE_URL)',
  '53300': 'the database has no connection left (its max_connections, or the limit of the user; DATABASE_URL)',
  '53100': 'the disk of the database is full',
  '25006': 'the database only reads; name the server that takes writes (DATABASE_URL)',
  '0A000':
    'the database server lacks what is needed (PostgreSQL 15 or newer with the extension pg_trgm, in Debian postgresql-contrib)',
  '58P01': 'the database server lacks a file, such as that of the extension pg_trgm (in Debian postgresql-contrib)',
  '42501':
    'the user in DATABASE_URL lacks a right; docs/operators/install.md names what the owner of the database needs, and how an administrator makes it by hand',
  '42P01': demandsMigration,
  '42703': demandsMigration,
  '3F000': demandsMigration,
  '22023': demandsMigration,
  EACCES: 'no right to read or write there (the data folder is DONGBO_DATA)',
  EPERM: 'no right to read or write there (the data folder is DONGBO_DATA)',
  ENOENT: 'a file or folder is not there',
  EISDIR: 'a folder stands where a file is expected',
  EROFS: 'the place is read-only (the data folder is DONGBO_DATA)',
  ENOTDIR: 'the data folder is not a folder (DONGBO_DATA)',
  ENOSPC: 'the disk is full (DONGBO_DATA)',
  EDQUOT: 'the quota of the disk is used up (DONGBO_DATA)',
  EMFILE: 'too many files are open at once (ulimit -n)',
  EADDRINUSE: 'the port is taken by another program (PORT)',
  EADDRNOTAVAIL: 'this machine does not have the address (HOST)',
};

/** The same for what has no code. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [
    /does not support SSL connections/,
    'the database server does not speak TLS; turn it on there (ssl = on), or leave it out with sslmode=disable (DATABASE_URL)',
  ],
  [/role "dongbo_app" does not exist/, demandsMigration],
  [
    /must be member of role|permission denied to set role/,
    'the user in DATABASE_URL is no member of the role dongbo_app; an administrator runs: grant dongbo_app to that user',
  ],
  [
    /client password must be a string|SASL:.*password/,
    'the database asks for a password and the address has none (DATABASE_URL)',
  ],
  [/no pg_hba\.conf entry/, refusesUser],
  [
    /connection timeout|timeout expired|timeout exceeded when trying to connect/i,
    'the database does not answer in time (DATABASE_URL)',
  ],
  [/Connection terminated|not queryable/, 'the database ended the connection (DATABASE_URL)'],
];

/** Listening on a port has codes of its own for a right that is missing. */
const ofListening = (error: unknown): string | undefined =>
  codeOf(error) === 'EACCES' && Object(error).syscall === 'listen'
    ? 'no right to listen on this port; those below 1024 need one (PORT)'
    : undefined;

function known(error: unknown): string | null {
  if (
    error instanceof ConfigError ||
    error instanceof DatabaseAddressError ||
    error instanceof EmbeddedError ||
    error instanceof MigrationError ||
    error instanceof NotPrepared ||
    error instanceof BackupError ||
    error instanceof ServerFault
  )
    return messageOf(error);
  const message = messageOf(error);
  const said = ofListening(error) ?? phrases.find(([pattern]) => pattern.test(message))?.[1] ?? words[codeOf(error)];
  if (said !== undefined) return `${said}: ${message}`;
  return error instanceof Error && error.cause !== undefined ? known(error.cause) : null;
}

/** The messages of an error and of its causes, the outermost first. */
function chainOf(error: unknown): string[] {
  const rest = error instanceof Error && error.cause !== undefined ? chainOf(error.cause) : [];
  return [messageOf(error), ...rest];
}

/** One line for a person about why the program could not start or a command could not be carried out: the cause and the way
 * out where it is known, otherwise what the error and its causes say. */
export const startUpFault = (error: unknown): string =>
  known(error) ?? `it could not be done (DONGBO_LOG=debug shows where): ${chainOf(error).join(' <- ')}`;

/** Ends the process with one line on standard error and exit code 2; `DONGBO_LOG=debug` adds the stack. */
export function endWithFault(error: unknown, environment: Readonly<Record<string, string | undefined>>): void {
  const stack = environment['DONGBO_LOG'] === 'debug' && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  process.stderr.write(`${startUpFault(error)}\n${stack}`);
  process.exitCode = 2;
}

/** What nobody waits for and fails ends the process in the same way, instead of with a stack. */
export function endOnStrayFaults(environment: Readonly<Record<string, string | undefined>>): void {
  process.on('uncaughtException', (error) => {
    endWithFault(error, environment);
    process.exit();
  });
}
