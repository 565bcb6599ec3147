import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

/** First half of the advisory lock that a living worker holds; the second is its name in the queue. */
const lockKey = 7_305_118;
const lookEveryMs = 1_000;
/** After PostgreSQL itself was away all workers come back within this time; before it nobody is called dead. */
const graceMs = 6_000;

/** Jobs taken by workers whose session is gone become free again. The queue itself would wait four hours. */
const freeJobsOfTheDead = `
  with holders as (
    select distinct locked_by from graphile_worker._private_jobs where locked_by like 'pool-%' and locked_by <> $2)
  select graphile_worker.force_unlock_workers(array_agg(locked_by)) from holders
  where pg_try_advisory_xact_lock($1, hashtext(locked_by)) having count(*) > 0`;

export interface Presence {
  stop(): Promise<void>;
}

async function stay(client: PoolClient, name: string, signal: AbortSignal): Promise<void> {
  await client.query('select pg_advisory_lock($1, hashtext($2))', [lockKey, name]);
  const since = performance.now();
  while (!signal.aborted) {
    await pause(lookEveryMs, undefined, { signal }).catch(() => undefined);
    if (performance.now() - since > graceMs) await client.query(freeJobsOfTheDead, [lockKey, name]);
    // Keeps the connection looked at, so that its loss shows at once.
    else await client.query('select');
  }
}

/** Shows the other workers that this one lives, by a lock of its session that dies with it, and frees the jobs of those
 * that died. A job may then run a second time while its first run is still falling: jobs bear repetition. */
export function showPresence(pool: Pool, name: string): Presence {
  const stopping = new AbortController();
  const staying = (async () => {
    while (!stopping.signal.aborted) {
      try {
        const client = await pool.connect();
        try {
          await stay(client, name, stopping.signal);
        } finally {
          // The lock belongs to the session, so the session ends.
          client.release(true);
        }
      } catch {
        await pause(lookEveryMs / 4, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await staying;
    },
  };
}
