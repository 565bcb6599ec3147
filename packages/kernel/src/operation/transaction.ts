import type { Kysely } from 'kysely';
import { isStalePlan } from '../db/pipelined-driver.ts';
import type { OperationOptions } from './operation.ts';

/** Serialisation failure and deadlock: PostgreSQL asks to try again, and nothing of the try remains. */
const tryAgainCodes = new Set(['40001', '40P01']);
const maxTries = 3;

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** Runs in one transaction (READ COMMITTED) and repeats it when PostgreSQL asks for that; with `none` the statements
 * commit one by one. */
export async function inTransaction<Tables, T>(
  db: Kysely<Tables>,
  mode: OperationOptions['transaction'],
  body: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  if (mode === 'none') return await body(db);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(body);
    } catch (error) {
      const isPassing = tryAgainCodes.has(codeOf(error) ?? '') || isStalePlan(error);
      if (attempt >= maxTries || !isPassing) throw error;
    }
  }
}
