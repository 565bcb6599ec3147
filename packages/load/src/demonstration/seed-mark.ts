import type { Space } from '@dongbo/contract';
import type { OwnerPool, PoolClient } from '../owner-pool.ts';

type Asking = Pick<OwnerPool, 'query'> | Pick<PoolClient, 'query'>;

const nameOf = (space: Space): string => `demonstration-dossiers-${space}`;

/** How far the dossiers of a space's demonstration have got: how many batches are written, "done", or "left alone"; null
 * before the first. */
export async function readMark(db: Pick<OwnerPool, 'query'>, space: Space): Promise<string | null> {
  const { rows } = await db.query<{ fingerprint: string }>('select fingerprint from seed_run where name = $1', [
    nameOf(space),
  ]);
  return rows[0]?.fingerprint ?? null;
}

/** Written in the transaction of what it tells of, so that nothing is written twice. */
export async function writeMark(
  db: Asking,
  { space, mark, at }: { readonly space: Space; readonly mark: string; readonly at: Date },
): Promise<void> {
  const text = `insert into seed_run (name, fingerprint, finished_at) values ($1, $2, $3)
    on conflict (name) do update set fingerprint = excluded.fingerprint, finished_at = excluded.finished_at`;
  await (db as Pick<PoolClient, 'query'>).query(text, [nameOf(space), mark, at]);
}

/** Whoever filed in the minutes since the program came up is no reason to leave a new installation empty. */
const freshMinutes = 10;

/** Did people work in this space before a demonstration was wanted? */
export async function isLeftAlone(db: Pick<OwnerPool, 'query'>, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - freshMinutes * 60_000);
  const { rows } = await db.query('select from dossier where submitted_at < $1 limit 1', [before]);
  return rows.length > 0;
}

/** Runs the body unless another process does so in this space (advisory lock of a session); answers 0 then. */
export async function alone(pool: OwnerPool, space: Space, body: () => Promise<number>): Promise<number> {
  const client = await pool.connect();
  const name = `demonstration ${space}`;
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked',
      [name],
    );
    if (rows[0]?.locked !== true) return 0;
    try {
      return await body();
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    }
  } finally {
    client.release();
  }
}
