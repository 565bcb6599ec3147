import { spaces } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import { schemasOf } from '../db/database.ts';
import type { KernelTables } from '../db/tables.ts';
import type { FileStore, FileUpkeep } from './file-store.ts';

const dayMs = 86_400_000;

export interface Sweep {
  /** Rows that nobody attached within a day of their upload or release. */
  readonly rows: number;
  /** Stored contents that no row of either space names. */
  readonly orphans: number;
  /** Half-written files of processes that died. */
  readonly unfinished: number;
  /** Storage keys that a row of this space names and the store does not hold: lost content, for a person to look at. */
  readonly missing: readonly string[];
}

/** Both spaces share one store, so a content is an orphan only when neither names it. */
async function namedKeys(db: Kysely<KernelTables>, prefix: string) {
  const tables = spaces.map(
    (
      space,
    ) => sql`select storage_key, ${space}::text as space, tableoid from ${sql.table(`${schemasOf(space, [])[0]}.file`)}
    where storage_key like ${`${prefix}%`}`,
  );
  const { rows } = await sql<{ storage_key: string; own: boolean }>`
    select storage_key, bool_or(tableoid = 'file'::regclass) as own
    from (${sql.join(tables, sql` union all `)}) as named group by storage_key`.execute(db);
  return new Map(rows.map((row) => [row.storage_key, row.own]));
}

async function sweepStore(db: Kysely<KernelTables>, upkeep: FileUpkeep, before: Date) {
  const missing: string[] = [];
  let orphans = 0;
  for await (const { prefix, keys } of upkeep.parts()) {
    const named = await namedKeys(db, prefix);
    for (const key of keys) {
      if (!named.delete(key) && (await upkeep.removeIfOlder(key, before))) orphans += 1;
    }
    // Asked again: what was uploaded since the listing is not missing.
    for (const [key, own] of named) if (own && !(await upkeep.holds(key))) missing.push(key);
  }
  return { orphans, missing, unfinished: await upkeep.dropUnfinished(before) };
}

/** Removes uploads that were not attached within a day, or were let go a day ago, then stored contents that no row names, and reports rows whose
 * content is gone. Safe while others upload: only what is older than a day is touched. */
export async function sweepFiles(db: Kysely<KernelTables>, store: FileStore, now: Date): Promise<Sweep> {
  const before = new Date(now.getTime() - dayMs);
  const { rows } = await sql<{ removed: number }>`
    with removed as (
      delete from file where attached_to is null and greatest(created_at, released_at) < ${before}
        and not exists (select from letter where letter.file_id = file.id) returning 1)
    select count(*)::integer as removed from removed`.execute(db);
  const swept = rows[0]?.removed ?? 0;
  if (!store.upkeep) return { rows: swept, orphans: 0, unfinished: 0, missing: [] };
  return { rows: swept, ...(await sweepStore(db, store.upkeep, before)) };
}
