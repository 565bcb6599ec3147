import type { Log } from '@dongbo/kernel';
import { pino, type DestinationStream } from 'pino';
import type { Config } from './config.ts';

/** What looks like a person or a secret in a text that somebody else wrote, such as the message of a database error. */
const masks: readonly (readonly [RegExp, string])[] = [
  // The secret of a session: 32 bytes in base64url.
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, '***'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '***@***'],
  // Identity numbers (12 digits), old ones (9), tax codes (10, 13) and telephone numbers, also grouped.
  [/(?<![\w-])\+?\d(?:[ .]?\d){8,12}(?![\w-])/g, '***'],
  // PostgreSQL quotes the value that it could not read at the end of its message.
  [/: "[^]*"$/gm, ': "***"'],
];

const mask = (text: string): string =>
  masks.reduce((masked, [pattern, instead]) => masked.replace(pattern, instead), text);

/** An error without anything that a person typed. The detail of a database error holds whole rows: it stays out. */
function writeError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? mask(error) : error;
  // A row or key that PostgreSQL repeats stands in brackets; names in it have no shape to know them by.
  const message = 'severity' in error ? error.message.replace(/\([^]*$/, '(***)') : error.message;
  const code = 'code' in error ? { code: String(error.code) } : {};
  const stack = (error.stack ?? '').slice((error.stack ?? '').indexOf('\n    at ') + 1);
  const cause = error.cause === undefined ? {} : { cause: mask(String(error.cause)) };
  return { name: error.name, ...code, message: mask(message), stack, ...cause };
}

/** Structured log on stderr, so that stdout stays for people. Secrets and personal data are masked by name, and by shape
 * in the texts of errors. */
export function createLog(
  level: Config['logLevel'],
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  return pino(
    {
      level,
      redact: {
        paths: ['password', 'token', 'identityNumber', 'owner', 'answers', 'phone', 'email', 'cookie'].flatMap(
          (name) => [name, `*.${name}`],
        ),
        censor: '***',
      },
      serializers: { error: writeError },
    },
    destination,
  );
}
