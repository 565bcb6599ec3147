import { sql, type Kysely } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import type { NewVersion, Timeline } from './import-plan.ts';
import { searchBody, searchHead } from './search-text.ts';
import { renewRevision } from './search/load-index.ts';
import { supplementPolicyOn } from './supplement-policy.ts';

type Database = Kysely<ProceduresTables>;

/** One import at a time in a space, so that what was planned is still true when it is written; freed with the transaction. */
export async function lockCatalogue(db: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('import of ' || 'procedure'::regclass::oid::text, 0))`.execute(
    db,
  );
}

/** What the catalogue holds of these codes around a day: one statement, whatever their number. */
export async function listTimelines(db: Database, codes: readonly string[], day: string): Promise<Timeline[]> {
  const found = await sql<Timeline>`
    select p.code, p.id as "procedureId", now_valid.id as "versionId", now_valid.source_hash as hash,
      now_valid.id is not null and (now_valid.valid_to is null or now_valid.valid_to >= ${day}::date) as covers,
      (select min(later.valid_from) from procedure_version later
        where later.procedure_id = p.id and later.valid_from > ${day}::date
          and (later.valid_to is null or later.valid_to >= later.valid_from)) as "nextFrom"
    from procedure p
    left join lateral (
      select v.id, v.source_hash, v.valid_to from procedure_version v
      where v.procedure_id = p.id and v.valid_from <= ${day}::date and (v.valid_to is null or v.valid_to >= v.valid_from)
      order by v.valid_from desc limit 1) now_valid on true
    where p.code = any(${codes}::text[])`.execute(db);
  return found.rows;
}

function versionRow(version: NewVersion, procedureId: string, day: string, id: string): Record<string, unknown> {
  const { line } = version;
  const { code, name, field, ministry, levels, handlers, settledBy, fileable, ...shown } = line.procedure;
  return {
    id,
    procedure_id: procedureId,
    code,
    next_from: version.nextFrom,
    name,
    field,
    ministry,
    levels,
    handlers,
    settled_by: settledBy,
    fileable,
    content: { ...shown, supplementPolicy: supplementPolicyOn(day) },
    channels: shown.channels.map(({ channel, limit }) => ({ channel, limit })),
    warnings: line.warnings,
    source_hash: line.hash,
    search_head: searchHead(line.procedure),
    search_body: searchBody(line.procedure),
  };
}

/** Writes a plan in four statements: ends versions, adds procedures, adds versions, tells the search. */
export async function saveVersions(
  db: Database,
  versions: readonly NewVersion[],
  at: { readonly day: string; readonly now: Date; readonly newId: () => string },
): Promise<void> {
  const closing = versions.flatMap((version) => version.closes ?? []);
  if (closing.length > 0) {
    await sql`update procedure_version set valid_to = ${at.day}::date - 1 where id = any(${closing}::uuid[])`.execute(
      db,
    );
  }
  const isNew = (version: NewVersion): boolean => version.procedureId === null;
  const rows = versions.map((version) => versionRow(version, version.procedureId ?? at.newId(), at.day, at.newId()));
  const added = rows.filter((_, index) => versions[index] !== undefined && isNew(versions[index]));
  if (added.length > 0) {
    const procedures = added.map((row) => ({ id: row['procedure_id'], code: row['code'] }));
    await sql`insert into procedure (id, code, created_at)
      select id, code, ${at.now}::timestamptz from jsonb_to_recordset(${JSON.stringify(procedures)}::jsonb) as new (id uuid, code text)
    `.execute(db);
  }
  await sql`
    insert into procedure_version (id, procedure_id, valid_from, valid_to, name, field, ministry, levels, handlers, settled_by,
      fileable, content, channels, warnings, source_hash, search_head, search_body, imported_at)
    select id, procedure_id, ${at.day}::date, next_from - 1, name, field, ministry, levels, handlers, settled_by,
      fileable, content, channels, warnings, source_hash, search_head, search_body, ${at.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id uuid, procedure_id uuid, next_from date, name text,
      field text, ministry text, levels text[], handlers text[], settled_by text, fileable boolean, content jsonb,
      channels jsonb, warnings jsonb, source_hash text, search_head text, search_body text)`.execute(db);
  await renewRevision(db, at.newId());
}
