import type { Procedure } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { applicantFormKey } from '@dongbo/contract';
import { formsForProcedure, generalRequestKey } from '../forms/default-forms.ts';
import type { ProceduresTables } from '../tables.ts';
import { sameVisitOf } from '../visits/same-visit-rule.ts';
import { paperResultOf } from '../results/paper-results.ts';
import { contentOnce, type ContentOnce, type StoredContent, type VersionColumn } from './content-at-hand.ts';
import { papersOfVersion } from './papers/paper-list.ts';
import { codesOf } from './plain-code.ts';
import { readingOf, validOn } from './search-store.ts';

/** A version as `procedureColumns` reads it; null for the content where the program has it at hand. */
export type ProcedureRow = Pick<Procedure, VersionColumn | 'versionId'> & { readonly content: StoredContent | null };

/** What a procedure is made of, of `procedure p`, `procedure_version v` and, joined by `readingOf`, `procedure_reading r`. */
export const procedureColumns = ({
  column,
}: ContentOnce) => sql`p.code, v.id as "versionId", v.valid_from as "validFrom", v.valid_to as "validTo", v.name,
  v.field, v.ministry, v.levels, v.handlers, v.settled_by as "settledBy", v.warnings, ${column} as content, r.names as "shortName", r.sentence,
  coalesce(r.life_events, '{}') as "lifeEvents", r.written_by as "writtenBy", r.written_on as "writtenOn"`;

/** A row of the statement that the columns were made for. */
export function procedureOf(row: ProcedureRow, once: ContentOnce, day: string): Procedure {
  const { content: _read, ...columns } = row;
  const { content, readLimit } = once.of(row);
  const forms = formsForProcedure(columns.code, day).map(({ key }) => key);
  const ownForm = forms.some((key) => key !== applicantFormKey && key !== generalRequestKey);
  const { versionId, code } = columns;
  const papers = papersOfVersion({ versionId, code, componentGroups: content.componentGroups }, ownForm);
  const sameVisit = sameVisitOf({ code, channels: content.channels, readLimit }, day);
  const derived = { readLimit, sameVisit, paperResult: paperResultOf(content.results, day) };
  return { ...content, ...columns, ...papers, ...derived, forms };
}

async function readProcedure(
  db: Kysely<ProceduresTables>,
  where: RawBuilder<unknown>,
  day: string,
): Promise<Procedure | undefined> {
  const once = contentOnce();
  const found = await sql<ProcedureRow>`
    select ${procedureColumns(once)} from procedure p join procedure_version v on v.procedure_id = p.id ${readingOf}
    where ${where} order by length(p.code) desc limit 1`.execute(db);
  const row = found.rows[0];
  return row && procedureOf(row, once, day);
}

/** One of a known number of codes: of an array PostgreSQL cannot know how long it is, and would plan anew at every call. */
const isCalled = (code: string): RawBuilder<boolean> => sql<boolean>`p.code in (${sql.join(codesOf(code))})`;

/** The procedure as valid on a day, with the keys of the forms in use on that day; an agency's suffix of the code may be there,
 * and a local variant that the catalogue does not hold is the national procedure. */
export async function findProcedureOn(
  db: Kysely<ProceduresTables>,
  code: string,
  day: string,
): Promise<Procedure | undefined> {
  return await readProcedure(db, sql`${isCalled(code)} and ${validOn(day)}`, day);
}

/** A very version of a procedure, as something keeps it. */
export async function findProcedureVersion(
  db: Kysely<ProceduresTables>,
  code: string,
  versionId: string,
  day: string,
): Promise<Procedure | undefined> {
  return await readProcedure(db, sql`${isCalled(code)} and v.id = ${versionId}::uuid`, day);
}

/** The procedure as valid now. */
export async function findCurrentProcedure(
  db: Kysely<ProceduresTables>,
  code: string,
  now: Date,
): Promise<Procedure | undefined> {
  return await findProcedureOn(db, code, localDate(now));
}

/** A version that something refers to; it is never removed. */
export async function getProcedureVersion(
  db: Kysely<ProceduresTables>,
  versionId: string,
  now: Date,
): Promise<Procedure> {
  const found = await readProcedure(db, sql`v.id = ${versionId}::uuid`, localDate(now));
  if (!found) throw new Error(`Procedure version ${versionId} is gone`);
  return found;
}

/** The same for several versions, in one statement, by their ids. */
export async function getProcedureVersions(
  db: Kysely<ProceduresTables>,
  versionIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Procedure>> {
  if (versionIds.length === 0) return new Map();
  const once = contentOnce();
  const { rows } = await sql<ProcedureRow>`
    select ${procedureColumns(once)} from procedure p join procedure_version v on v.procedure_id = p.id ${readingOf}
    where v.id = any(${versionIds}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.versionId, procedureOf(row, once, localDate(now))]));
}
