import { fold, type LocalText } from '@dongbo/contract';
import { scopesOf, type Actor } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ProceduresTables } from '../tables.ts';

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

/** Escapes what LIKE would read as a pattern. */
const literal = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** A code or its beginning, an identity number, or part of the owner's name whatever its accents. */
function matching(q: string): RawBuilder<unknown> {
  const compact = q.replaceAll(/\s/g, '');
  const found = [sql`d.code like ${`${literal(compact.toUpperCase())}%`}`, sql`d.identity_number = ${compact}`];
  const folded = fold(q);
  if (/\p{L}/u.test(folded)) found.push(sql`d.owner_name_folded like ${`%${literal(folded)}%`}`);
  return sql`(${sql.join(found, sql` or `)})`;
}

/** Too little for an index to find few: one or two letters, or the beginning of a code that does not get as far as the day. */
export function isBroad(q: string): boolean {
  const compact = q.replaceAll(/\s/g, '');
  if (/^(?:TN\.)?\p{L}\d/iu.test(compact)) return !compact.includes('-');
  const words = fold(q).split(' ');
  return words.every((word) => word.length < 3);
}

function filtersOf({ state, procedureCode, from, to, after }: DossierSearch): RawBuilder<unknown>[] {
  const filters: RawBuilder<unknown>[] = [];
  if (state) filters.push(sql`d.state = ${state}`);
  if (procedureCode) filters.push(sql`p.code = ${procedureCode}`);
  if (from) filters.push(sql`d.submitted_at >= (${from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (to) filters.push(sql`d.submitted_at < (${to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (after) filters.push(sql`(d.submitted_at, d.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return filters;
}

const source = sql`dossier d join procedure_version v on v.id = d.procedure_version_id join procedure p on p.id = v.procedure_id`;
const unitColumns = ['d.receiving_unit_id', 'd.competent_unit_id', 'd.division_id'];

/** The newest of each unit in reach, then the newest of all: reads a few rows a unit, however many dossiers there are. */
function newestOfUnits(filters: readonly RawBuilder<unknown>[], limit: number): RawBuilder<unknown> {
  const ofColumn = (column: string) => sql`
    select newest.id, newest.submitted_at from reach r cross join lateral (
      select d.id, d.submitted_at from ${source}
      where ${sql.join([sql`${sql.ref(column)} = r.unit_id and (r.field is null or r.field = v.field)`, ...filters], sql` and `)}
      order by d.submitted_at desc, d.id desc limit ${limit}) newest`;
  return sql`select * from (${sql.join(unitColumns.map(ofColumn), sql` union `)}) each_unit`;
}

/** Whatever the words find by their own indexes, as far as it lives at a unit in reach. */
function matchesInReach(words: readonly RawBuilder<unknown>[], everywhere: boolean): RawBuilder<unknown> {
  const inReach = sql`exists (select 1 from reach r
    where r.unit_id in (d.receiving_unit_id, d.competent_unit_id, d.division_id) and (r.field is null or r.field = v.field))`;
  return sql`select d.id, d.submitted_at from ${source} where ${sql.join([everywhere ? sql`true` : inReach, ...words], sql` and `)}`;
}

/** Dossiers that live at the actor's units (the query twin of `mayForDossier`), newest first; one statement. */
export async function searchDossiers(db: Kysely<ProceduresTables>, search: DossierSearch): Promise<FoundDossier[]> {
  const { actor, q, limit, now } = search;
  const scopes = scopesOf(actor, search.permission);
  const everywhere = actor.kind === 'system';
  const filters = filtersOf(search);
  const words = q ? [matching(q), ...filters] : filters;
  // What fits half of all dossiers is looked for among the newest of each unit; asked first whether anything fits at all.
  const anything = q ? [sql`(select exists (select from dossier d where ${matching(q)}))`] : [];
  const byWords = everywhere || (q && !isBroad(q));
  const found = byWords ? matchesInReach(words, everywhere) : newestOfUnits([...anything, ...words], limit);
  const { rows } = await sql<FoundDossier>`
    with reach as (
      select distinct c.descendant_id as unit_id, g.field
      from unnest(${scopes.map(({ unitId }) => unitId)}::uuid[], ${scopes.map(({ field }) => field)}::text[]) as g(unit, field)
      join unit_closure c on c.ancestor_id = g.unit),
    found as (select * from (${found}) one order by submitted_at desc, id desc limit ${limit})
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
