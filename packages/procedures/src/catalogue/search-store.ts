import type { ProcedureSummary } from '@dongbo/contract/procedures';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import type { SearchQuery } from './search-query.ts';

export interface SearchFilters {
  readonly field: string | undefined;
  readonly ministry: string | undefined;
  readonly settledBy: 'commune' | 'province' | undefined;
  readonly fileable: boolean | undefined;
}

export interface SearchPage {
  readonly today: string;
  readonly filters: SearchFilters;
  readonly offset: number;
  readonly limit: number;
}

type SummaryRow = Omit<ProcedureSummary, 'settledBy'> & { settledBy: ProcedureSummary['settledBy'] };
type PageRow = { [K in keyof SummaryRow]: SummaryRow[K] | null } & {
  readonly total: number;
  readonly tier: number | null;
};

/** Columns of a `ProcedureSummary` from `procedure p` and `procedure_version v`. */
export const summaryColumns = sql`p.code, v.name, v.field, v.ministry, v.levels, v.handlers, v.settled_by as "settledBy",
  v.channels, jsonb_array_length(v.warnings) as warnings`;

/** The version v is valid on the day. */
export const validOn = (day: string): RawBuilder<boolean> =>
  sql<boolean>`v.valid_from <= ${day}::date and (v.valid_to is null or v.valid_to >= ${day}::date)`;

const isSummary = (row: PageRow): row is PageRow & SummaryRow => row.code !== null;

function filterOf(page: SearchPage): RawBuilder<unknown> {
  const { field, ministry, settledBy, fileable } = page.filters;
  const parts = [validOn(page.today)];
  if (field !== undefined) parts.push(sql<boolean>`v.field = ${field}`);
  if (ministry !== undefined) parts.push(sql<boolean>`v.ministry = ${ministry}`);
  if (settledBy !== undefined) parts.push(sql<boolean>`v.settled_by in (${settledBy}, 'both')`);
  if (fileable !== undefined) parts.push(sql<boolean>`v.fileable = ${fileable}`);
  return sql.join(parts, sql` and `);
}

/** Runs one statement over `hit (id, tier, closeness)`: number of hits, and the wanted page of them. Wide columns are
 * fetched for the page alone. Inside a tier, what is settled here comes first, then the shorter name: who types the
 * whole of a short name means that procedure, not the one whose longer name contains it. */
async function fetchPage(db: Kysely<ProceduresTables>, hits: RawBuilder<unknown>, page: SearchPage) {
  const found = await sql<PageRow>`
    with hit as materialized (${hits}),
    chosen as (
      select hit.*, row_number() over (order by tier, closeness desc, settled desc, length, head) as place from hit
      order by place limit ${page.limit} offset ${page.offset}),
    shown as (
      select chosen.place, chosen.tier, ${summaryColumns} from chosen join procedure_version v on v.id = chosen.id join procedure p on p.id = v.procedure_id)
    select counted.total, shown.* from (select count(*)::int as total from hit) counted left join shown on true order by shown.place
  `.execute(db);
  return {
    items: found.rows.filter(isSummary),
    total: found.rows[0]?.total ?? 0,
    bestTier: found.rows[0]?.tier ?? null,
  };
}

const hitColumns = sql`v.id, v.settled_by is not null as settled, length(v.search_head) as length, v.search_head as head`;

/** Everything that the filters leave, by name. */
export const listAll = (db: Kysely<ProceduresTables>, page: SearchPage) =>
  fetchPage(
    db,
    sql`select v.id, true as settled, 0 as length, v.search_head as head, 0 as tier, 0 as closeness
    from procedure_version v where ${filterOf(page)}`,
    page,
  );

/** Procedures whose code begins with what was typed; the exact code first. */
export const searchByCode = (db: Kysely<ProceduresTables>, codePrefix: string, page: SearchPage) =>
  fetchPage(
    db,
    sql`select ${hitColumns}, case when p.code = ${codePrefix} then 0 else 1 end as tier, 0 as closeness
    from procedure p join procedure_version v on v.procedure_id = p.id
    where starts_with(p.code, ${codePrefix}) and ${filterOf(page)}`,
    page,
  );

/** Procedures that hold the words only spread over name, papers and agencies. */
export const spreadTier = 5;

/** How many of the words stand in the name. */
const wordsInName = (query: SearchQuery): RawBuilder<number> =>
  sql<number>`(${sql.join(
    query.words.map((word) => sql`(v.name_vector @@ ${word}::tsquery)::int`),
    sql` + `,
  )})`;

/** Procedures that hold every word: in the name one after the other (tiers 2 and 3), in the name in any order (4), or
 * spread over name, field, agencies, papers and subjects (5), there the more of them stand in the name the better. */
export const searchByWords = (db: Kysely<ProceduresTables>, query: SearchQuery, page: SearchPage) =>
  fetchPage(
    db,
    sql`select ${hitColumns},
      case when position(${` ${query.phrase} `} in ' ' || v.search_head || ' ') > 0 then 2
        when position(${` ${query.phrase}`} in ' ' || v.search_head) > 0 then 3
        when ${wordsInName(query)} = ${query.words.length} then 4 else ${spreadTier} end as tier,
      ${wordsInName(query)}::real as closeness
    from procedure_version v where v.search_vector @@ ${query.words.join(' & ')}::tsquery and ${filterOf(page)}`,
    page,
  );

/** How alike text and name must be, of 1; below it the list is noise. */
const leastSimilarity = 0.45;
/** Comparing letter by letter is slow (about 20 microseconds a name), so only the most promising names are compared. */
const mostCompared = 200;

/** For misspelt words: of the names that hold most of the words, those that look like the text (trigrams). When no word
 * stands in any name, the trigram index finds what looks like it. */
export const searchSimilar = (db: Kysely<ProceduresTables>, query: SearchQuery, page: SearchPage) =>
  fetchPage(
    db,
    sql`select id, settled, length, head, 6 as tier, closeness from (
      select near.*, word_similarity(${query.phrase}, head) as closeness from (
        select * from (
          select counted.*, max(words) over () as most from (
            select ${hitColumns}, ${wordsInName(query)} as words from procedure_version v where ${filterOf(page)}) counted) ranked
        where words = most and most > 0 order by length limit ${mostCompared}) near
      union all
      select ${hitColumns}, 0, 0, word_similarity(${query.phrase}, v.search_head) from procedure_version v
      where ${query.phrase} <% v.search_head and ${filterOf(page)}
        and not exists (select from procedure_version v where v.name_vector @@ ${query.words.join(' | ')}::tsquery and ${validOn(page.today)})
    ) compared where closeness >= ${leastSimilarity}`,
    page,
  );
