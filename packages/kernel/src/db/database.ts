import type { Space } from '@dongbo/contract';
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { connectionOf } from './connection-address.ts';
import { PipelinedDriver } from './pipelined-driver.ts';
import { patience, setForSession, setForTransaction, type SessionSettings } from './session-settings.ts';
import { rememberProps } from './transact.ts';
import type { KernelTables } from './tables.ts';

export { planAnew } from './pipelined-driver.ts';
export { hiddenFromPlanner } from './hidden-from-planner.ts';

/** Schemas of a space, in the order in which unqualified names are found. The first is where new tables go. */
export function schemasOf(space: Space, systems: readonly string[]): string[] {
  const own = ['work', ...systems].map((schema) => (space === 'trial' ? `${schema}_trial` : schema));
  return [...own, 'kernel', 'public'];
}

/** The role whose rights the application has; append-only tables grant it insert and select alone. */
export const applicationRole = 'dongbo_app';

const dateType = 1082;
/** `date` stays the text YYYY-MM-DD: a day has no time zone. Everything else as pg does it (int8 and numeric as text). */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === dateType ? (value: string) => value : pg.types.getTypeParser(oid, format)),
};

export interface PoolOptions {
  readonly url: string;
  readonly schemas: readonly string[];
  readonly role: string | null;
  readonly max: number;
  readonly name: string;
  /** How long somebody waits for a connection (milliseconds; 15 seconds when not given). */
  readonly waitMs?: number;
  /** Sends statements without waiting for the answers of those before. */
  readonly pipeline?: boolean;
}

const settingsOf = ({ schemas, role }: Pick<PoolOptions, 'schemas' | 'role'>): SessionSettings => ({
  schemas,
  settings: role === null ? {} : { role, ...patience },
});

/** A pool whose connections are bound to one search path and one role before anybody gets them. The settings go over the
 * connection, not into its start, because connection poolers do not pass that on.
 * @throws DatabaseAddressError when the address cannot be used. */
export function createPool(options: PoolOptions): pg.Pool {
  const settings = setForSession(settingsOf(options));
  return newPool(options, async (client) => await client.query(settings));
}

/** A connection knows its statements with their plans: a new one reads the catalogue and plans each of them six times anew, which for a
 * dossier takes longer than reading it. So an office that is quiet for some minutes does not begin from nothing. */
const idleMs = 300_000;

/** `onConnect` is waited for; its failure fails whoever asked for the connection. */
function newPool(options: PoolOptions, onConnect: (client: pg.ClientBase) => unknown): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOf(options.url),
    onConnect,
    max: options.max,
    application_name: options.name,
    types,
    pipeline: options.pipeline ?? false,
    idleTimeoutMillis: idleMs,
    connectionTimeoutMillis: options.waitMs ?? 15_000,
  });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A database bound to one space. `Tables` names what the caller may know; a system sees kernel's tables and its own. */
export interface SpaceDatabase<Tables = KernelTables> {
  readonly space: Space;
  readonly kysely: Kysely<Tables>;
  /** Sessions of the server itself, for what outlives a transaction. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** The server itself, where `url` is a connection pooler that gives each transaction another session; absent: `url` is
   * the server. */
  readonly directUrl?: string | null;
  readonly systems: readonly string[];
  readonly max: number;
  readonly waitMs?: number;
}

/** Sessions beside those of a pooler, a space. */
const directSessions = 3;

/** Opens the database for one space as the application role. */
export function openDatabase<Tables = KernelTables>(space: Space, options: DatabaseOptions): SpaceDatabase<Tables> {
  const { url, directUrl = null, max } = options;
  const base = {
    schemas: schemasOf(space, options.systems),
    role: applicationRole,
    name: `dongbo-${space}`,
    pipeline: true,
    ...(options.waitMs === undefined ? {} : { waitMs: options.waitMs }),
  };
  if (directUrl === null) return databaseOver(space, createPool({ ...base, url, max }));
  const direct = createPool({ ...base, url: directUrl, max: directSessions });
  const pooled = newPool({ ...base, url, max }, () => undefined);
  const preamble = async (): Promise<string> => {
    const { rows } = await direct.query<{ path: string }>("select current_setting('search_path') as path");
    return setForTransaction(settingsOf(base), rows[0]?.path ?? '');
  };
  const kysely = kyselyOver<Tables>(new PipelinedDriver(pooled, preamble));
  return {
    space,
    kysely,
    pool: direct,
    async close() {
      await kysely.destroy();
      await direct.end();
    },
  };
}

function kyselyOver<Tables>(driver: PipelinedDriver): Kysely<Tables> {
  const dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return rememberProps(new Kysely<Tables>({ dialect }), { config: { dialect }, dialect, driver });
}

/** The database of a space over connections that are bound to its schemas already; the pool has to be one with
 * `pipeline`. */
export function databaseOver<Tables = KernelTables>(space: Space, pool: pg.Pool): SpaceDatabase<Tables> {
  const kysely = kyselyOver<Tables>(new PipelinedDriver(pool));
  return { space, kysely, pool, close: () => kysely.destroy() };
}
