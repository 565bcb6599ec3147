import type { Pool } from 'pg';

const textOf = (query: unknown): string => {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : '';
};

/** The statements that a pool's connections are sent while the body runs, transaction control included. */
export async function countStatements(pool: Pool, body: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const connect = pool.connect.bind(pool);
  const wrapped: (() => void)[] = [];
  const watched = new Set<unknown>();
  const watch = (client: { query: unknown }): void => {
    const query = client.query;
    // A connection that goes back to the pool and comes again is watched once.
    if (typeof query !== 'function' || watched.has(client)) return;
    watched.add(client);
    client.query = (...args: unknown[]): unknown => {
      seen.push(textOf(args[0]));
      return Reflect.apply(query, client, args);
    };
    wrapped.push(() => {
      client.query = query;
    });
  };
  pool.connect = (async () => {
    const client = await connect();
    watch(client);
    return client;
    // Kysely connects without a callback; only that form is replaced.
  }) as typeof pool.connect;
  try {
    await body();
  } finally {
    pool.connect = connect;
    for (const restore of wrapped) restore();
  }
  return seen;
}
