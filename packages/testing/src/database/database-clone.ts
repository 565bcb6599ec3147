import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { testServer } from './test-server.ts';

/** A built database that others are copied from. */
export interface DatabaseTemplate {
  readonly name: string;
}

/** A database of one test file alone. */
export interface DatabaseClone extends AsyncDisposable {
  readonly name: string;
  /** As the application's role, with granted rights only. */
  readonly url: string;
  /** As the owner, no superuser: for looking at what tests may not reach otherwise. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** Builds a template once per test run and key, whichever of the test workers comes first. `build` gets the owner's
 * address of an empty database and must close its connections. */
export async function templateDatabase(
  key: string,
  build: (ownerUrl: string) => Promise<void>,
): Promise<DatabaseTemplate> {
  const owner = ownerOf(testServer().ownerUrl);
  const name = `template_${key.replaceAll(/[^a-z0-9_]/g, '_')}`;
  await withServer(async (server) => {
    // A lock of the session: the second worker waits here until the first has built.
    await server.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
    if (await exists(server, name)) return;
    const unfinished = `unfinished_${name}`;
    await server.query(`drop database if exists ${unfinished} with (force)`);
    await server.query(`create database ${unfinished} owner ${owner}`);
    await build(addressOf(testServer().ownerUrl, unfinished));
    await server.query(`alter database ${unfinished} rename to ${name}`);
    await server.query(`alter database ${name} with is_template true allow_connections false`);
  });
  return { name };
}

/** Copies the template (about a tenth of a second). Drop it in `afterAll`. */
export async function cloneDatabase(template: DatabaseTemplate): Promise<DatabaseClone> {
  const owner = ownerOf(testServer().ownerUrl);
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withServer((server) =>
    server.query(`create database ${name} owner ${owner} template ${template.name} strategy wal_log`),
  );
  const drop = async (): Promise<void> => {
    await withServer((server) => server.query(`drop database if exists ${name} with (force)`));
  };
  const { ownerUrl, appUrl } = testServer();
  return {
    name,
    url: addressOf(appUrl, name),
    ownerUrl: addressOf(ownerUrl, name),
    drop,
    [Symbol.asyncDispose]: drop,
  };
}

/** The role of an address. */
const ownerOf = (url: string): string => new URL(url).username;

function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

async function exists(server: pg.Client, name: string): Promise<boolean> {
  const found = await server.query('select from pg_database where datname = $1', [name]);
  return found.rowCount === 1;
}

async function withServer<T>(act: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: addressOf(testServer().superuserUrl, 'postgres') });
  await server.connect();
  try {
    return await act(server);
  } finally {
    await server.end();
  }
}
