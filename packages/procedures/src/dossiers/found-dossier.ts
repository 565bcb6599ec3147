import { fold, type LocalText } from '@dongbo/contract';
import type { DossierDay, DossierStanding } from '@dongbo/contract/procedures';
import { shortNameOf } from '../catalogue/search-store.ts';
import { unitNameOn, type Actor } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { handler } from './dossier-groups.ts';
import { onDays, stands, type Days } from './dossier-standings.ts';

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
  readonly result_mark: string | null;
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

export interface DossierSearch extends Days {
  readonly actor: Actor;
  /** Dossiers are shown that live below a unit where the actor holds this permission. */
  readonly permission: string;
  readonly q?: string | undefined;
  readonly state?: DossierStanding | undefined;
  readonly procedureCode?: string | undefined;
  /** Words of a procedure's name, or its code. */
  readonly procedure?: string | undefined;
  readonly unitId?: string | undefined;
  readonly assigneeId?: string | undefined;
  readonly competentUnitId?: string | undefined;
  readonly handlerId?: string | undefined;
  readonly channel?: string | undefined;
  /** Which day of a dossier `from` and `to` bound; its filing when nothing is said. */
  readonly by?: DossierDay | undefined;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
  readonly now: Date;
}

export const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

const isOnFiling = ({ by }: DossierSearch): boolean => by === undefined || by === 'submitted';

/** Days of filing and the place where the page before ended, over `dossier` under an alias. Nothing is received, due or finished
 * before it is filed: the last of other days bounds the filing too, so that reading in order does not begin long after it. */
export function filedWithin(search: DossierSearch, alias: 'd' | 'n'): Condition {
  const { from, to, after } = search;
  const filed = onDays('submitted', isOnFiling(search) ? { from, to } : { to }, alias);
  const filters: Condition[] = filed === null ? [] : [filed];
  if (after)
    filters.push(
      sql`(${sql.ref(`${alias}.submitted_at`)}, ${sql.ref(`${alias}.id`)}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  return all(filters);
}

/** Days of reception, of the due date or of the end; null: none are asked. */
export const otherDays = (search: DossierSearch): Condition | null =>
  isOnFiling(search) ? null : onDays(search.by ?? 'submitted', search);

/** What is asked of a dossier `d` beside words, days and the code of a procedure. */
export function furtherFilters(search: DossierSearch): Condition[] {
  const { state, procedure, unitId, assigneeId, competentUnitId, handlerId, channel, now } = search;
  const filters: Condition[] = [];
  if (state) filters.push(stands(state, now));
  if (unitId)
    filters.push(
      sql`${unitId}::uuid in (d.receiving_unit_id, d.competent_unit_id, d.division_id, d.committee_office_id)`,
    );
  if (assigneeId) filters.push(sql`d.assignee_id = ${assigneeId}::uuid`);
  if (competentUnitId) filters.push(sql`d.competent_unit_id = ${competentUnitId}::uuid`);
  if (handlerId) filters.push(sql`${handler} = ${handlerId}::uuid`);
  if (channel) filters.push(sql`d.channel = ${channel}`);
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
  ${shortNameOf(sql.ref('p.code'))} as short_name, d.came_back, d.result_mark, d.owner, d.competent_unit_id,
  ${unitNameOn(sql.ref('d.competent_unit_id'), now)} as competent_name,
  (select s -> 'name' from jsonb_array_elements(f.definition -> 'steps') s where s ->> 'id' = d.step_id) as step_name,
  a.name as assignee_name, d.submitted_at, d.received_at, d.due_at, d.finished_at, d.returned_at, d.calendar`;

/** What `foundColumns` reads beside `dossier d`. */
export const besideDossier = sql`
  join procedure_version v on v.id = d.procedure_version_id
  join procedure p on p.id = v.procedure_id
  join process_definition f on f.id = d.process_definition_id
  left join person a on a.id = d.assignee_id`;
