import type { Space } from '@dongbo/contract';
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { PipelinedDriver } from './pipelined-driver.ts';
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

/** Nobody waits for ever behind a dead client or a lost transaction (milliseconds). */
const patience = [
  '-c lock_timeout=15000',
  '-c statement_timeout=60000',
  '-c idle_in_transaction_session_timeout=60000',
];

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

/** A pool whose connections are bound to one search path and one role from their first moment. */
export function createPool(options: PoolOptions): pg.Pool {
  const settings = [`-c search_path=${options.schemas.join(',')}`];
  if (options.role !== null) settings.push(`-c role=${options.role}`, ...patience);
  const pool = new pg.Pool({
    connectionString: options.url,
    options: settings.join(' '),
    max: options.max,
    application_name: options.name,
    types,
    pipeline: options.pipeline ?? false,
    idleTimeoutMillis: 30_000,
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
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly systems: readonly string[];
  readonly max: number;
  readonly waitMs?: number;
}

/** Opens the database for one space as the application role. */
export function openDatabase<Tables = KernelTables>(space: Space, options: DatabaseOptions): SpaceDatabase<Tables> {
  const pool = createPool({
    url: options.url,
    schemas: schemasOf(space, options.systems),
    role: applicationRole,
    max: options.max,
    name: `dongbo-${space}`,
    pipeline: true,
    ...(options.waitMs === undefined ? {} : { waitMs: options.waitMs }),
  });
  return databaseOver(space, pool);
}

/** The database of a space over connections that are bound to its schemas already; the pool has to be one with
 * `pipeline`. */
export function databaseOver<Tables = KernelTables>(space: Space, pool: pg.Pool): SpaceDatabase<Tables> {
  const driver = new PipelinedDriver(pool);
  const dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  const kysely = rememberProps(new Kysely<Tables>({ dialect }), { config: { dialect }, dialect, driver });
  return { space, kysely, pool, close: () => kysely.destroy() };
}
