import { fold, type LocalText } from '@dongbo/contract';
import { shortNameOf } from '../catalogue/search-store.ts';
import { unitNameOn, type Actor } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';

type Condition = RawBuilder<unknown>;

/** A line of the list of dossiers. */
export interface FoundDossier {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly procedure_code: string;
  readonly procedure_name: string;
  readonly short_name: LocalText | null;
  readonly came_back: string | null;
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
  /** Words of a procedure's name, or its code. */
  readonly procedure?: string | undefined;
  readonly unitId?: string | undefined;
  readonly assigneeId?: string | undefined;
  readonly channel?: string | undefined;
  readonly overdue?: boolean | undefined;
  /** Days of filing in Asia/Ho_Chi_Minh, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
  readonly now: Date;
}

export const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

/** Days of filing and the place where the page before ended, over `dossier` under an alias. */
export function filedWithin({ from, to, after }: DossierSearch, alias: 'd' | 'n'): Condition {
  const at = sql.ref(`${alias}.submitted_at`);
  const filters: Condition[] = [];
  if (from) filters.push(sql`${at} >= (${from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (to) filters.push(sql`${at} < (${to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (after) filters.push(sql`(${at}, ${sql.ref(`${alias}.id`)}) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return all(filters);
}

/** What is asked of a dossier `d` beside words, days and procedure code. */
export function furtherFilters({
  state,
  procedure,
  unitId,
  assigneeId,
  channel,
  overdue,
  now,
}: DossierSearch): Condition[] {
  const filters: Condition[] = [];
  if (state) filters.push(sql`d.state = ${state}`);
  if (unitId)
    filters.push(
      sql`${unitId}::uuid in (d.receiving_unit_id, d.competent_unit_id, d.division_id, d.committee_office_id)`,
    );
  if (assigneeId) filters.push(sql`d.assignee_id = ${assigneeId}::uuid`);
  if (channel) filters.push(sql`d.channel = ${channel}`);
  if (overdue) filters.push(sql`d.finished_at is null and d.due_at < ${now}::timestamptz and d.state <> 'suspended'`);
  // The name of every version, worked out once: a running dossier keeps the one it began with.
  if (procedure)
    filters.push(sql`d.procedure_version_id = any(array(
      select v.id from procedure_version v join procedure p on p.id = v.procedure_id
      where ' ' || v.search_head like all (${wordsOf(procedure)}::text[]) or p.code = ${procedure}))`);
  return filters;
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(' ')
    .map((word) => `% ${word}%`);

/** A `FoundDossier` of `dossier d`, `procedure_version v`, `procedure p`, `process_definition f` and the assignee `a`. */
export const foundColumns = (now: Date): RawBuilder<FoundDossier> => sql<FoundDossier>`
  d.id, d.code, d.state, p.code as procedure_code, v.name as procedure_name,
  ${shortNameOf(sql.ref('p.code'))} as short_name, d.came_back, d.owner, d.competent_unit_id,
  ${unitNameOn(sql.ref('d.competent_unit_id'), now)} as competent_name,
  (select s -> 'name' from jsonb_array_elements(f.definition -> 'steps') s where s ->> 'id' = d.step_id) as step_name,
  a.name as assignee_name, d.submitted_at, d.received_at, d.due_at, d.finished_at, d.returned_at, d.calendar`;

/** What `foundColumns` reads beside `dossier d`. */
export const besideDossier = sql`
  join procedure_version v on v.id = d.procedure_version_id
  join procedure p on p.id = v.procedure_id
  join process_definition f on f.id = d.process_definition_id
  left join person a on a.id = d.assignee_id`;
