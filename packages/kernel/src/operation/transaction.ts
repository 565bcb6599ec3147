import type { Kysely } from 'kysely';
import { isStalePlan } from '../db/pipelined-driver.ts';
import { transact } from '../db/transact.ts';
import type { OperationOptions } from './operation.ts';

/** Serialisation failure and deadlock: PostgreSQL asks to try again, and nothing of the try remains. */
const tryAgainCodes = new Set(['40001', '40P01']);
const maxTries = 3;
/** Every connection of a pool may hold a statement that a migration has made stale; each goes when it shows. */
const mostStale = 100;

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
  let tries = 0;
  let stale = 0;
  for (;;) {
    try {
      return await transact(db, body);
    } catch (error) {
      if (isStalePlan(error)) stale += 1;
      else if (tryAgainCodes.has(codeOf(error) ?? '')) tries += 1;
      else throw error;
      if (tries >= maxTries || stale > mostStale) throw error;
    }
  }
}
