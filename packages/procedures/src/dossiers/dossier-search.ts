import type { LocalText } from '@dongbo/contract';
import { planAnew, type Actor } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import { placeColumns, reachOf, type Reach } from './dossier-reach.ts';
import { anyOf, readWords, type NameWords, type Words } from './dossier-words.ts';

/** A line of the list of dossiers. */
export interface FoundDossier {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly procedure_code: string;
  readonly procedure_name: string;
  readonly owner: unknown;
  readonly competent_unit_id: string;
  readonly competent_name: string;
  readonly step_name: LocalText | null;
  readonly assignee_name: string | null;
  readonly submitted_at: Date;
  readonly received_at: Date | null;
  readonly due_at: Date | null;
  readonly finished_at: Date | null;
  readonly returned_at: Date | null;
  readonly calendar: string;
}

export interface DossierSearch {
  readonly actor: Actor;
  /** Dossiers are shown that live below a unit where the actor holds this permission. */
  readonly permission: string;
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly procedureCode?: string | undefined;
  /** Days of filing in Asia/Ho_Chi_Minh, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
  readonly now: Date;
}

type Condition = RawBuilder<unknown>;

/** Where a search goes from one way of reading to another; the answer is the same. */
export interface Bounds {
  /** How many of the newest dossiers are looked through before an index of words is asked: what fits one in two hundred is
   * found among them, and what does not fits few enough to be sorted. */
  readonly window: number;
  /** A beginning of a code or a number that so many dossiers share is no help in finding. */
  readonly few: number;
  /** From so many units on the newest dossiers of all are looked through first, instead of the newest of each unit. */
  readonly manyUnits: number;
}

const usualBounds: Bounds = { window: 10_000, few: 5_000, manyUnits: 30 };

const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

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
  readonly everywhere: boolean;
  readonly limit: number;
  readonly bounds: Bounds;
}

/** The dossiers of a procedure; its versions are worked out once, and are no join that the planner could begin with. */
const ofProcedure = (code: string): Condition => sql`d.procedure_version_id = any(array(
  select v.id from procedure_version v join procedure p on p.id = v.procedure_id where p.code = ${code}))`;

/** A condition as the planner cannot see through it: rows that are read in order are looked at one by one, instead of being
 * fetched by another index and sorted. */
const opaque = (condition: Condition): Condition => sql`case when ${condition} then true else false end`;

function partsOf(search: DossierSearch, bounds: Bounds): Parts {
  const { actor, permission, state, procedureCode, from, to, after, limit } = search;
  const reach = reachOf(actor, permission, bounds.manyUnits);
  const within = (alias: 'd' | 'n'): Condition => {
    const at = sql.ref(`${alias}.submitted_at`);
    const filters: Condition[] = [];
    if (from) filters.push(sql`${at} >= (${from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
    if (to) filters.push(sql`${at} < (${to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
    if (after) filters.push(sql`(${at}, ${sql.ref(`${alias}.id`)}) < (${after.at}::timestamptz, ${after.id}::uuid)`);
    return all(filters);
  };
  const filters: Condition[] = [within('d'), reach.includes];
  if (state) filters.push(sql`d.state = ${state}`);
  const procedure = procedureCode ? ofProcedure(procedureCode) : null;
  if (procedure) filters.push(opaque(procedure));
  return { reach, within, filters, procedure, everywhere: actor.kind === 'system', limit, bounds };
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
function withoutWords(parts: Parts): Condition {
  const { filters, limit, procedure, everywhere } = parts;
  if (procedure) return byKey(procedure, parts);
  if (everywhere) return newestInOrder(filters, limit);
  return sql`select * from recent
    union (${newestOfUnits(filters, limit, sql`(select count(*) from recent) < ${limit}`)})`;
}

/** By words of the name: at the units in reach, or among all where the newest have not answered already. */
function byName(name: NameWords, { filters, limit }: Parts): Condition {
  const words = [name.indexed, name.among(sql.ref('d.owner_name_folded')), ...filters];
  const atUnits = sql`array[${sql.join(placeColumns.map((column) => sql.ref(column)))}] && (select units from span)`;
  return sql`select * from recent
    union (${newestOfMatches([sql`not (select wide from span)`, atUnits, ...words], limit)})
    union (${newestOfMatches([sql`(select wide from span) and (select count(*) from recent) < ${limit}`, ...words], limit)})`;
}

/** By a code's beginning, a number or a procedure: by its index when that finds few, else among the newest. */
function byKey(key: Condition, { filters, limit, bounds: { few } }: Parts): Condition {
  const isFew = sql`(select count(*) from (select from dossier d where ${key} limit ${few}) seen) < ${few}`;
  const among = [opaque(key), ...filters];
  return sql`(${newestOfMatches([isFew, key, ...filters], limit)})
    union (${newestOfUnits(among, limit, sql`not wide and not (${isFew})`)})
    union (${newestInOrder([sql`(select wide from span) and not (${isFew})`, ...among], limit)})`;
}

function byWords({ code, identity, name }: Words, parts: Parts): Condition {
  const ways: Condition[] = [];
  if (name) ways.push(byName(name, parts));
  if (code) ways.push(byKey(code, parts));
  if (identity) ways.push(byKey(identity, parts));
  return ways.length === 0
    ? sql`select d.id, d.submitted_at from dossier d where false`
    : sql`(${sql.join(ways, sql`) union (`)})`;
}

/** Which dossiers, unordered and perhaps more than asked for. */
function foundBy(search: DossierSearch, parts: Parts, words: Words | null): Condition {
  // Among a hundred dossiers one is open: those are looked through whatever else is asked.
  if (search.state !== undefined && search.state !== 'returned')
    return newestInOrder([sql`d.returned_at is null`, ...parts.filters, ...(words ? [anyOf(words)] : [])], parts.limit);
  return words ? byWords(words, parts) : withoutWords(parts);
}

/** Dossiers that live at the actor's units (the query twin of `mayForDossier`), newest first; one statement, which is never
 * sent to look at, sort or count all dossiers of a province. */
export async function searchDossiers(
  db: Kysely<ProceduresTables>,
  search: DossierSearch,
  bounds = usualBounds,
): Promise<FoundDossier[]> {
  const { q, limit, now } = search;
  const parts = partsOf(search, bounds);
  const words = q ? readWords(q) : null;
  const { rows } = await sql<FoundDossier>`${sql.raw(planAnew)}
    with ${parts.reach.tables},
    recent as materialized (${newestOfWindow(parts, words?.name ?? null)}),
    found as (select * from (${foundBy(search, parts, words)}) one ${newestFirst} limit ${limit})
    select d.id, d.code, d.state, p.code as procedure_code, v.name as procedure_name, d.owner, d.competent_unit_id,
      (select n.name from unit_name n where n.unit_id = d.competent_unit_id
        and n.valid_from <= (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date order by n.valid_from desc limit 1) as competent_name,
      (select s -> 'name' from jsonb_array_elements(f.definition -> 'steps') s where s ->> 'id' = d.step_id) as step_name,
      a.name as assignee_name, d.submitted_at, d.received_at, d.due_at, d.finished_at, d.returned_at, d.calendar
    from found
    join dossier d on d.id = found.id
    join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id
    join process_definition f on f.id = d.process_definition_id
    left join person a on a.id = d.assignee_id
    order by d.submitted_at desc, d.id desc`.execute(db);
  return rows;
}
