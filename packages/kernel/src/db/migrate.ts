import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Space } from '@dongbo/contract';
import { spaces } from '@dongbo/contract';
import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { quietLogger } from './quiet-logger.ts';
import { applicationRole, createPool, schemasOf } from './database.ts';
import { trigramExtension } from './extension-schema.ts';
import { messageOf } from './message-of.ts';
import { sharedNames } from './shared-names.ts';

/** A migration could not run; the database is as it was before it. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** A folder of SQL files `NNNN-verb-noun.sql` and the schema they fill; per space when `space` is named. */
interface MigrationSet {
  readonly schema: string;
  readonly searchPath: readonly string[];
  readonly folder: string;
}

export interface SystemMigrations {
  readonly name: string;
  readonly folder: string;
}

/** One key for everybody who migrates, so that three processes that start together migrate once. */
const lockKey = 7_305_114;

const kernelFolder = join(import.meta.dirname, '../../migrations');

function setsOf(systems: readonly SystemMigrations[]): MigrationSet[] {
  const names = systems.map((system) => system.name);
  const shared = { schema: 'kernel', searchPath: ['kernel', 'public'], folder: join(kernelFolder, 'shared') };
  const ofSpace = (space: Space): MigrationSet[] => {
    const path = schemasOf(space, names);
    const schema = (name: string) => (space === 'trial' ? `${name}_trial` : name);
    const first = (name: string) => [schema(name), ...path.filter((other) => other !== schema(name))];
    return [
      { schema: schema('work'), searchPath: first('work'), folder: join(kernelFolder, 'work') },
      ...systems.map((system) => ({
        schema: schema(system.name),
        searchPath: first(system.name),
        folder: system.folder,
      })),
    ];
  };
  return [shared, ...spaces.flatMap(ofSpace)];
}

const filesOf = async ({ folder }: MigrationSet): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();

/** Every migration of this version as `schema/file`. */
export async function expectedMigrations(systems: readonly SystemMigrations[]): Promise<string[]> {
  const sets = await Promise.all(
    setsOf(systems).map(async (set) => (await filesOf(set)).map((name) => `${set.schema}/${name}`)),
  );
  return sets.flat();
}

/** Creates the application role. Needed before any grant; the owner joins it so that it can take the role on. Answers the
 * schema in which the extension lives: public, unless an administrator has put it elsewhere. */
async function prepare(client: pg.ClientBase): Promise<string> {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${applicationRole}') then
        create role ${applicationRole} nologin;
      end if;
      if not pg_has_role(current_user, '${applicationRole}', 'member') then
        execute format('grant ${applicationRole} to %I', current_user);
      end if;
    end $$;
    create extension if not exists pg_trgm with schema public;
    create schema if not exists kernel;
    create table if not exists kernel.migration (
      schema text not null, name text not null, checksum text not null, applied_at timestamptz not null default now(),
      primary key (schema, name)
    );
    comment on table kernel.migration is 'Which migration ran in which schema.';
    revoke create on schema public from public;`);
  const { rows } = await client.query<{ schema: string; open: boolean }>(
    `select quote_ident as schema, has_schema_privilege('${applicationRole}', quote_ident, 'usage') as open
    from (${trigramExtension}) as extension`,
  );
  const [found] = rows;
  if (found === undefined) throw new MigrationError('The extension pg_trgm is not in the database');
  if (!found.open) await client.query(`grant usage on schema ${found.schema} to ${applicationRole}`);
  return found.schema;
}

async function refuseSharedNames(client: pg.ClientBase, set: MigrationSet, key: string): Promise<void> {
  const [shared] = await sharedNames(client, set.schema, set.searchPath);
  if (shared === undefined) return;
  throw new MigrationError(
    `Migration ${key} makes a ${shared.kind} "${shared.name}" in ${set.schema}, which ${shared.other} has too: both lie on one ` +
      'search path, and the name would find only one of them. Give it another name',
  );
}

async function applySet(
  client: pg.ClientBase,
  set: MigrationSet,
  { applied, extensionSchema }: { applied: ReadonlyMap<string, string>; extensionSchema: string },
): Promise<string[]> {
  await client.query(
    `create schema if not exists ${set.schema}; grant usage on schema ${set.schema} to ${applicationRole}`,
  );
  const files = await filesOf(set);
  const done: string[] = [];
  for (const name of files) {
    const text = await readFile(join(set.folder, name), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const key = `${set.schema}/${name}`;
    const known = applied.get(key);
    if (known === checksum) continue;
    if (known !== undefined)
      throw new MigrationError(`Migration ${key} was changed after it ran; add a new file instead`);
    await client.query('begin');
    try {
      await client.query(`set local search_path = ${[...set.searchPath, extensionSchema].join(', ')}`);
      await client.query(text);
      await refuseSharedNames(client, set, key);
      await client.query('insert into kernel.migration (schema, name, checksum) values ($1, $2, $3)', [
        set.schema,
        name,
        checksum,
      ]);
      await client.query('commit');
    } catch (cause) {
      await client.query('rollback');
      if (cause instanceof MigrationError) throw cause;
      throw new MigrationError(`Migration ${key} failed; the database is as it was before it: ${messageOf(cause)}`, {
        cause,
      });
    }
    done.push(key);
  }
  return done;
}

export interface MigrateOptions {
  /** Connection of the owner (migrator). */
  readonly url: string;
  readonly systems: readonly SystemMigrations[];
  readonly onStep?: (migration: string) => void;
}

/** Brings every schema of both spaces up to date, forward only, each file in its own transaction; returns what ran.
 * Safe to call from several processes at once.
 * @throws MigrationError when a file fails, was changed after it ran, or makes a table, view, type or function whose name
 * another schema of the space has already. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const pool = createPool({ url: options.url, schemas: ['public'], role: null, max: 2, name: 'dongbo-migrate' });
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    const extensionSchema = await prepare(client);
    await runMigrations({ pgPool: pool, logger: quietLogger });
    const rows = await client.query<{ schema: string; name: string; checksum: string }>(
      'select schema, name, checksum from kernel.migration',
    );
    const applied = new Map(rows.rows.map((row) => [`${row.schema}/${row.name}`, row.checksum]));
    const done: string[] = [];
    for (const set of setsOf(options.systems)) {
      const ran = await applySet(client, set, { applied, extensionSchema });
      for (const name of ran) options.onStep?.(name);
      done.push(...ran);
    }
    return done;
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    client.release();
    await pool.end();
  }
}

/** Tells the planner what a large load has changed, instead of waiting for autovacuum to notice. */
export async function refreshStatistics(ownerUrl: string): Promise<void> {
  const pool = createPool({ url: ownerUrl, schemas: ['public'], role: null, max: 1, name: 'dongbo-analyze' });
  try {
    await pool.query('analyze');
  } finally {
    await pool.end();
  }
}
