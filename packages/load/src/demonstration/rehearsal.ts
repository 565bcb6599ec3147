import type { Space } from '@dongbo/contract';
import { databaseOver, type SpaceDatabase } from '@dongbo/kernel';
import type { PoolClient } from '../owner-pool.ts';

/** What the statements of a transaction become inside of one that is open already. */
const inner: ReadonlyMap<unknown, string> = new Map([
  ['begin', 'savepoint act'],
  ['commit', 'release savepoint act'],
  ['rollback', 'rollback to savepoint act'],
]);

/** The database of a space on one connection on which a transaction is open: operations run on it as on any other, one
 * after the other, and each is a savepoint. Whoever opened the transaction decides whether anything of them remains. */
export function rehearsalOn(space: Space, client: PoolClient): SpaceDatabase {
  // Everything goes to the client itself; only its transactions and its way back to the pool are taken away.
  const acting: PoolClient = Object.assign(Object.create(client), {
    query: (first: unknown, ...rest: unknown[]): unknown =>
      Reflect.apply(client.query, client, [inner.get(first) ?? first, ...rest]),
    release: () => undefined,
  });
  const pool = { connect: async () => acting, end: async () => undefined };
  // The driver asks nothing else of its pool.
  return databaseOver(space, pool as unknown as SpaceDatabase['pool']);
}

/** Runs the body in a transaction on a connection of its own; `keep` says whether it is committed. */
export async function inOneTransaction<T>(
  pool: { connect(): Promise<PoolClient> },
  keep: boolean,
  body: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let isBroken = true;
  try {
    await client.query(`begin; set local timezone = 'Asia/Ho_Chi_Minh'`);
    const result = await body(client);
    await client.query(keep ? 'commit' : 'rollback');
    isBroken = false;
    return result;
  } finally {
    client.release(isBroken);
  }
}
