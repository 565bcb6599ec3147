import { planAnew } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import { ofProcedure } from './dossier-groups.ts';
import { dossierReach, placeColumns, type Reach } from './dossier-reach.ts';
import { searchByCode } from './dossier-by-code.ts';
import { isUnreturned } from './dossier-standings.ts';
import { anyOf, readWords, type NameWords, type Words } from './dossier-words.ts';
import {
  all,
  besideDossier,
  filedWithin,
  foundColumns,
  furtherFilters,
  otherDays,
  type DossierSearch,
  type FoundDossier,
} from './found-dossier.ts';

type Condition = RawBuilder<unknown>;

/** Where a search goes from one way of reading to another; the answer is the same. */
export interface Bounds {
  /** How many of the newest dossiers are looked through before an index of words is asked: what fits one in two hundred is
   * found among them, and what does not fits few enough to be sorted. */
  readonly window: number;
  /** A beginning of a code or a number that so many dossiers share is no help in finding. */
  readonly few: number;
  /** A name that fits so many dossiers at the units in reach is looked for among the newest of each. */
  readonly fewHere: number;
  /** From so many units on the newest dossiers of all are looked through first, instead of the newest of each unit. */
  readonly manyUnits: number;
}

const usualBounds: Bounds = { window: 10_000, few: 5_000, fewHere: 500, manyUnits: 30 };

const newestFirst = sql`order by submitted_at desc, id desc`;

/** What is searched, taken apart. */
interface Parts {
  readonly reach: Reach;
  /** Days and cursor over `dossier` under an alias. */
  readonly within: (alias: 'd' | 'n') => Condition;
  /** Every filter over `dossier d` but the words, with the reach. */
  readonly filters: readonly Condition[];
  /** Of the procedure that is asked for. */
  readonly procedure: Condition | null;
  /** Days of reception, of the due date or of the end that are asked for. */
  readonly days: Condition | null;
  readonly everywhere: boolean;
  readonly limit: number;
  readonly bounds: Bounds;
}

/** A condition as the planner cannot see through it: rows that are read in order are looked at one by one, instead of being
 * fetched by another index and sorted. */
const opaque = (condition: Condition): Condition => sql`case when ${condition} then true else false end`;

function partsOf(search: DossierSearch, bounds: Bounds): Parts {
  const { actor, permission, procedureCode, limit } = search;
  const reach = dossierReach(actor, permission, bounds.manyUnits);
  const within = (alias: 'd' | 'n'): Condition => filedWithin(search, alias);
  const filters: Condition[] = [within('d'), reach.includes, ...furtherFilters(search)];
  const procedure = procedureCode ? ofProcedure(procedureCode) : null;
  if (procedure) filters.push(opaque(procedure));
  const days = otherDays(search);
  if (days) filters.push(opaque(days));
  return { reach, within, filters, procedure, days, everywhere: actor.kind === 'system', limit, bounds };
}

/** A way of finding: common table expressions, and a query of ids and days of filing over them. */
interface Way {
  readonly tables: readonly Condition[];
  readonly rows: Condition;
}

/** Everything that fits, then the newest of it: for conditions that an index answers with few. The fence keeps the planner
 * from reading all dossiers in order until enough fit. */
const newestOfMatches = (conditions: readonly Condition[], limit: number): Condition => sql`
  select * from (select d.id, d.submitted_at from dossier d where ${all(conditions)} offset 0) matches ${newestFirst} limit ${limit}`;

/** The newest that fit, read in order. */
const newestInOrder = (conditions: readonly Condition[], limit: number): Condition => sql`
  select d.id, d.submitted_at from dossier d where ${all(conditions)} order by d.submitted_at desc, d.id desc limit ${limit}`;

/** The newest of each unit in reach: reads a few rows a unit, however many dossiers there are. */
function newestOfUnits(conditions: readonly Condition[], limit: number, gate: Condition): Condition {
  const ofColumn = (column: string) => sql`
    select newest.* from (select unnest(units) as id from span where ${gate}) one
    cross join lateral (${newestInOrder([sql`${sql.ref(column)} = one.id`, ...conditions], limit)}) newest`;
  return sql.join(placeColumns.map(ofColumn), sql` union `);
}

/** Looks through the newest of all dossiers, as far as the window goes; for those who see many units. */
const newestOfWindow = ({ within, filters, limit, bounds }: Parts, name: NameWords | null): Condition => sql`
  select d.id, d.submitted_at from (
    select n.id, n.submitted_at, n.owner_name_folded from dossier n where (select wide from span) and ${within('n')}
    order by n.submitted_at desc, n.id desc limit ${bounds.window}) newest
  join dossier d on d.id = newest.id
  where ${all([...(name ? [name.among(sql.ref('newest.owner_name_folded'))] : []), ...filters])}
  order by newest.submitted_at desc, newest.id desc limit ${limit}`;

/** Without words: the newest of all or of each unit, whichever reads less. */
function withoutWords(parts: Parts): Way {
  const { filters, limit, procedure, days, everywhere } = parts;
  if (procedure) return byKey('procedure', procedure, parts);
  if (days) return byKey('days', days, parts);
  if (everywhere) return { tables: [], rows: newestInOrder(filters, limit) };
  const isLeft = sql`(select count(*) from recent) < ${limit}`;
  return {
    tables: [sql`recent as materialized (${newestOfWindow(parts, null)})`],
    rows: sql`select * from recent union (${newestOfUnits(filters, limit, isLeft)})`,
  };
}

/** By words of the name: at the units in reach by the index of words, when that finds few, else among the newest of each
 * unit; for many units among the newest of all, and by the index when those do not answer. */
function byName(name: NameWords, parts: Parts): Way {
  const { filters, limit, bounds } = parts;
  const fitting = [name.among(sql.ref('d.owner_name_folded')), ...filters];
  const atUnits = sql`array[${sql.join(placeColumns.map((column) => sql.ref(column)))}] && (select units from span)`;
  const isFew = sql`(select count(*) from here) < ${bounds.fewHere}`;
  const isLeft = sql`(select wide from span) and (select count(*) from recent) < ${limit}`;
  return {
    tables: [
      sql`recent as materialized (${newestOfWindow(parts, name)})`,
      sql`here as materialized (
        select d.id from dossier d where not (select wide from span) and ${atUnits} and ${name.indexed} limit ${bounds.fewHere})`,
    ],
    rows: sql`select * from recent
      union (select d.id, d.submitted_at from here join dossier d on d.id = here.id where ${all([isFew, ...fitting])})
      union (${newestOfUnits(fitting.map(opaque), limit, sql`not wide and not (${isFew})`)})
      union (${newestOfMatches([isLeft, name.indexed, ...fitting], limit)})`,
  };
}

/** By a code's beginning, a number, a procedure or days: by its index when that finds few, else among the newest. */
function byKey(
  label: 'code' | 'ending' | 'identity' | 'phone' | 'procedure' | 'days',
  key: Condition,
  { filters, limit, bounds }: Parts,
): Way {
  const table = sql.ref(`few_${label}`);
  const isFew = sql`(select yes from ${table})`;
  const among = [opaque(key), ...filters];
  return {
    tables: [
      sql`${table} as materialized (
        select count(*) < ${bounds.few} as yes from (select from dossier d where ${key} limit ${bounds.few}) seen)`,
    ],
    rows: sql`(${newestOfMatches([isFew, key, ...filters], limit)})
      union (${newestOfUnits(among, limit, sql`not wide and not ${isFew}`)})
      union (${newestInOrder([sql`(select wide from span) and not ${isFew}`, ...among], limit)})`,
  };
}

function byWords({ code, ending, identity, phone, name }: Words, parts: Parts): Way {
  const ways: Way[] = [];
  if (name) ways.push(byName(name, parts));
  if (code) ways.push(byKey('code', code, parts));
  if (ending) ways.push(byKey('ending', ending, parts));
  if (identity) ways.push(byKey('identity', identity, parts));
  if (phone) ways.push(byKey('phone', phone, parts));
  if (ways.length === 0) return { tables: [], rows: sql`select d.id, d.submitted_at from dossier d where false` };
  return {
    tables: ways.flatMap(({ tables }) => tables),
    rows: sql`(${sql.join(
      ways.map(({ rows }) => rows),
      sql`) union (`,
    )})`,
  };
}

/** Which dossiers, unordered and perhaps more than asked for. */
function wayOf({ state }: DossierSearch, parts: Parts, words: Words | null): Way {
  // Among a hundred dossiers one is open: those are looked through whatever else is asked.
  if (state !== undefined && isUnreturned(state)) {
    const conditions = [sql`d.returned_at is null`, ...parts.filters, ...(words ? [anyOf(words)] : [])];
    return { tables: [], rows: newestInOrder(conditions, parts.limit) };
  }
  return words ? byWords(words, parts) : withoutWords(parts);
}

/** The common table expressions of a search, of which `found` holds ids and days of filing, the newest. */
function findingOf(search: DossierSearch, words: Words | null, bounds: Bounds): Condition {
  const parts = partsOf(search, bounds);
  const way = wayOf(search, parts, words);
  return sql`with ${sql.join([parts.reach.tables, ...way.tables])},
    found as (select * from (${way.rows}) one ${newestFirst} limit ${search.limit})`;
}

/** Dossiers that live at the actor's units (the query twin of `mayForDossier`), newest first; one statement, which is never
 * sent to look at, sort or count all dossiers of a province. */
export async function searchDossiers(
  db: Kysely<ProceduresTables>,
  search: DossierSearch,
  bounds = usualBounds,
): Promise<FoundDossier[]> {
  const words = search.q ? readWords(search.q) : null;
  if (words?.wholeCode) return await searchByCode(db, search, words.wholeCode);
  const { rows } = await sql<FoundDossier>`${sql.raw(planAnew)}
    ${findingOf(search, words, bounds)}
    select ${foundColumns(search.now)}
    from found
    join dossier d on d.id = found.id
    ${besideDossier}
    order by d.submitted_at desc, d.id desc`.execute(db);
  return rows;
}

/** How many a search finds, counted no further than its limit. */
export async function countDossiers(db: Kysely<ProceduresTables>, search: DossierSearch): Promise<number> {
  const words = search.q ? readWords(search.q) : null;
  if (words?.wholeCode) return (await searchByCode(db, search, words.wholeCode)).length;
  const { rows } = await sql<{ count: number }>`${sql.raw(planAnew)}
    ${findingOf(search, words, usualBounds)} select count(*)::int as count from found`.execute(db);
  return rows[0]?.count ?? 0;
}
