import { readTimeLimit, type Procedure, type ProcedureSummary } from '@dongbo/contract/procedures';
import { fold, type LocalText } from '@dongbo/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import type { Filters } from './search/match.ts';

/** Columns of a `ProcedureSummary` from `procedure p`, `procedure_version v` and, joined by `readingOf`, `procedure_reading r`. */
export const summaryColumns = sql`p.code, v.name, r.names as "shortName", r.sentence, v.field, v.ministry, v.levels, v.handlers,
  v.settled_by as "settledBy", v.channels, jsonb_array_length(v.warnings) as warnings,
  case when jsonb_path_exists(v.channels, '$[*].limit ? (@.unit == "unknown")')
    then jsonb_build_object('steps', v.content -> 'steps', 'channels', v.content -> 'channels') end as text`;

/** A summary as `summaryColumns` reads it: with the text in which a limit may stand, where the published one is none. */
export type SummaryRow = Omit<ProcedureSummary, 'readLimit'> & {
  readonly text: Pick<Procedure, 'steps' | 'channels'> | null;
};

export const summaryOf = ({ text, ...row }: SummaryRow): ProcedureSummary => ({
  ...row,
  readLimit: text && readTimeLimit(text),
});

/** Joins what people wrote for `procedure p`; a local variant of a procedure has its short name. */
export const readingOf = sql`left join procedure_reading r on r.code = left(p.code, 8)`;

/** The name that people say, of a procedure's code, as a column; null where nobody has written one. */
export const shortNameOf = (code: RawBuilder<unknown>): RawBuilder<LocalText | null> =>
  sql<LocalText | null>`(select reading.names from procedure_reading reading where reading.code = left(${code}, 8))`;

/** The version v is valid on the day. */
export const validOn = (day: string): RawBuilder<boolean> =>
  sql<boolean>`v.valid_from <= ${day}::date and (v.valid_to is null or v.valid_to >= ${day}::date)`;

/** Versions as lists show them, in the order of the ids. */
export async function summariesOf(
  db: Kysely<ProceduresTables>,
  versionIds: readonly string[],
): Promise<ProcedureSummary[]> {
  const found = await sql<SummaryRow>`
    select ${summaryColumns} from unnest(${versionIds}::uuid[]) with ordinality as wanted (id, place)
    join procedure_version v on v.id = wanted.id join procedure p on p.id = v.procedure_id ${readingOf}
    order by wanted.place`.execute(db);
  return found.rows.map(summaryOf);
}

/** More is no answer but the catalogue again. */
const mostByPapers = 30;
const mostWords = 12;

/** A folded word in PostgreSQL's tsquery notation, with a final i also as y: the stored words are spelled as published. */
const lexeme = (word: string): string =>
  /[iy]$/.test(word) && word.length > 1 ? `('${word.slice(0, -1)}i' | '${word.slice(0, -1)}y')` : `'${word}'`;

function filterOf(filters: Filters, day: string): RawBuilder<unknown> {
  const { field, ministry, settledBy, here, fileable, lifeEvent, audience } = filters;
  const parts = [validOn(day)];
  if (field !== undefined) parts.push(sql<boolean>`v.field = ${field}`);
  if (ministry !== undefined) parts.push(sql<boolean>`v.ministry = ${ministry}`);
  if (settledBy !== undefined) parts.push(sql<boolean>`v.settled_by in (${settledBy}, 'both')`);
  if (here !== undefined) parts.push(sql<boolean>`(v.settled_by is not null) = ${here}`);
  if (fileable !== undefined) parts.push(sql<boolean>`v.fileable = ${fileable}`);
  if (lifeEvent !== undefined) parts.push(sql<boolean>`${lifeEvent} = any(r.life_events)`);
  if (audience !== undefined) parts.push(sql<boolean>`${audience} = any(r.audiences)`);
  return sql.join(parts, sql` and `);
}

/** Versions that hold every word somewhere among papers, agencies, subjects and results: what is settled here and what
 * people wrote a name for comes first. */
export async function searchByPapers(
  db: Kysely<ProceduresTables>,
  text: string,
  filters: Filters,
  day: string,
): Promise<string[]> {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords);
  // Two syllables are one word of Vietnamese: each by itself somewhere in a long text is another one.
  if (words.length === 0 || words.length === 2) return [];
  const found = await sql<{ id: string }>`
    select v.id from procedure_version v join procedure p on p.id = v.procedure_id ${readingOf}
    where v.search_vector @@ ${words.map(lexeme).join(' & ')}::tsquery and ${filterOf(filters, day)}
    order by (v.settled_by is null), (r.code is null), length(v.search_head), v.id limit ${mostByPapers}`.execute(db);
  return found.rows.map(({ id }) => id);
}
