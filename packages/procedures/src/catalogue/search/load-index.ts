import { sql, type Kysely } from 'kysely';
import type { ProceduresTables } from '../../tables.ts';
import { CatalogueIndex, type IndexedProcedure, type IndexedWord } from './catalogue-index.ts';

type Database = Kysely<ProceduresTables>;

/** Both spaces, and what is still in use while a new one is made. */
const mostKept = 4;
const kept = new Map<string, Promise<CatalogueIndex>>();

const nothing = 'nothing imported yet';

/** Says that what the search reads has changed. In the transaction of the change. */
export async function renewRevision(db: Database, revision: string): Promise<void> {
  await sql`insert into catalogue_revision (revision) values (${revision}::uuid)
    on conflict (one) do update set revision = excluded.revision`.execute(db);
}

async function readProcedures(db: Database): Promise<IndexedProcedure[]> {
  const found = await sql<IndexedProcedure>`
    select v.id as "versionId", p.code, v.name, v.field, v.ministry, v.settled_by as "settledBy", v.fileable,
      v.valid_from as "validFrom", v.valid_to as "validTo",
      coalesce(array[r.names->>'vi', r.names->>'en', r.names->>'uk'], '{}') as names,
      coalesce(r.life_events, '{}') as "lifeEvents", coalesce(r.audiences, '{}') as audiences
    from procedure p
    join procedure_version v on v.procedure_id = p.id and (v.valid_to is null or v.valid_to >= v.valid_from)
    left join procedure_reading r on r.code = p.code`.execute(db);
  return found.rows.map((row) => ({ ...row, names: row.names.filter((name) => name !== null) }));
}

async function readWords(db: Database): Promise<IndexedWord[]> {
  return (
    await sql<IndexedWord>`select term, kind, codes, expansion, ministry from search_word order by term, kind`.execute(
      db,
    )
  ).rows;
}

const makeIndex = async (db: Database): Promise<CatalogueIndex> =>
  new CatalogueIndex(await readProcedures(db), await readWords(db));

/** What the search looks at, made once for all who wait for it, from the database when it has changed since; any process may hold its own. */
export async function indexOf(db: Database): Promise<CatalogueIndex> {
  const found = await db.selectFrom('catalogue_revision').select('revision').executeTakeFirst();
  const revision = found?.revision ?? nothing;
  const before = kept.get(revision);
  if (before) return await before;
  const index = makeIndex(db);
  if (revision === nothing) return await index;
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(revision, index);
  try {
    return await index;
  } catch (error) {
    kept.delete(revision);
    throw error;
  }
}
