import type { Log } from '@dongbo/kernel';
import { pino } from 'pino';
import type { Config } from './config.ts';

/** Structured log on stderr, so that stdout stays for people. Secrets and personal data are masked by name. */
export function createLog(level: Config['logLevel']): Log {
  return pino(
    {
      level,
      redact: {
        paths: ['*.password', '*.token', '*.identityNumber', '*.owner', '*.answers', '*.phone', '*.email', '*.cookie'],
        censor: '***',
      },
      serializers: {
        error: (error: unknown) =>
          error instanceof Error ? { name: error.name, message: error.message, stack: error.stack, cause: String(error.cause ?? '') } : error,
      },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
