import pg from 'pg';
import { connectionOf } from './connection-address.ts';

/** A database server that this program cannot live on; the message is one line with the way out. */
export class ServerFault extends Error {
  override readonly name = 'ServerFault';
}

interface Facts {
  readonly version: number;
  readonly encoding: string;
  readonly standby: boolean;
  /** The server's start and the name of the database: the same for two ways to one database. */
  readonly identity: string;
  readonly pid: number;
}

const facts = `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
  pg_is_in_recovery() as standby, concat(pg_postmaster_start_time(), ' ', current_database()) as identity,
  pg_backend_pid() as pid`;

const oldestVersion = 150_000;

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    ...connectionOf(url),
    application_name: 'dongbo-examine',
    connectionTimeoutMillis: 15_000,
  });
  // Its end is seen by whoever asks it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function ask(client: pg.Client): Promise<Facts> {
  const { rows } = await client.query<Facts>(facts);
  const [row] = rows;
  if (row === undefined) throw new Error('The server answered no row');
  return row;
}

/** Two connections that are open at once and end on one session of the server: a pooler gives each transaction another. */
async function sharesSessions(client: pg.Client, url: string): Promise<boolean> {
  const { pid } = await ask(client);
  const second = await connect(url);
  try {
    return (await ask(second)).pid === pid;
  } finally {
    await second.end();
  }
}

function refuseWhatCannotBe({ version, encoding, standby }: Facts): void {
  if (version < oldestVersion)
    throw new ServerFault(
      `the database server is PostgreSQL ${Math.floor(version / 10_000)}; 15 or newer is needed (DATABASE_URL)`,
    );
  if (encoding !== 'UTF8')
    throw new ServerFault(
      `the database keeps its texts in ${encoding}, which does not hold Vietnamese; make one with: create database … encoding 'UTF8' template template0 (DATABASE_URL)`,
    );
  if (standby)
    throw new ServerFault(
      'the database server is a standby that only reads; name the one that takes writes (DATABASE_URL)',
    );
}

/** Looks whether a server can carry this installation, before anything is written: version, encoding, that it takes writes,
 * and that what lives as long as a session can. `directUrl` names the server where `url` is a pooler.
 * @throws ServerFault with one line; errors of the connection as they come. */
export async function examineServer({ url, directUrl }: { url: string; directUrl: string | null }): Promise<void> {
  const client = await connect(directUrl ?? url);
  try {
    const found = await ask(client);
    refuseWhatCannotBe(found);
    const variable = directUrl === null ? 'DATABASE_URL' : 'DATABASE_DIRECT_URL';
    if (await sharesSessions(client, directUrl ?? url))
      throw new ServerFault(
        `${variable} leads to a connection pooler that gives each transaction another session (PgBouncer, pool_mode=transaction); name the server itself in DATABASE_DIRECT_URL beside it`,
      );
    if (directUrl === null) return;
    const pooled = await connect(url);
    try {
      if ((await ask(pooled)).identity !== found.identity)
        throw new ServerFault('DATABASE_URL and DATABASE_DIRECT_URL lead to different databases');
    } finally {
      await pooled.end();
    }
  } finally {
    await client.end();
  }
}
