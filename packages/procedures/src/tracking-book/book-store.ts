import type { LocalText } from '@dongbo/contract';
import type { ReceiverKind, ResultChangeKind, ResultMark } from '@dongbo/contract/procedures';
import { unitNameOn, unitsBelow } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import { shortNameOf } from '../catalogue/search-store.ts';
import { unknownDefinition } from '../processes/process-store.ts';
import type { ProceduresTables } from '../tables.ts';

/** What was decided last of a result, as the book says it. */
export interface BookedChange {
  readonly mark: ResultMark;
  readonly kind: ResultChangeKind;
  /** Key of the list of grounds. */
  readonly ground: string;
  /** ISO 8601. */
  readonly at: string;
  /** Number of the new paper; null: none was issued. */
  readonly number: string | null;
  readonly decisionNumber: string | null;
}

/** Of `dossier d`: looked for only where the dossier says that there is one. */
const lastChangeJson = sql`case when d.result_mark is not null then (
  select jsonb_build_object('mark', d.result_mark, 'kind', c.kind, 'ground', c.ground, 'at', c.closed_at, 'number', c.number,
    'decisionNumber', c.decision_number)
  from result_change c where c.dossier_id = d.id and c.state = 'decided' order by c.ordinal desc limit 1) end`;

/** One line of the tracking book (form 07), which is also a row of the dossier list. */
export interface BookRow {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly channel: string;
  readonly procedure_code: string;
  readonly procedure_name: string;
  readonly short_name: LocalText | null;
  readonly came_back: string | null;
  /** What was decided last of the issued result; null: nothing. */
  readonly result_change: BookedChange | null;
  readonly field: string;
  readonly owner: unknown;
  readonly competent_unit_id: string;
  readonly competent_name: string;
  readonly step_id: string | null;
  readonly process_id: string;
  readonly definition: unknown;
  readonly assignee_name: string | null;
  readonly submitted_at: Date;
  readonly received_at: Date | null;
  readonly due_at: Date | null;
  readonly finished_at: Date | null;
  readonly returned_at: Date | null;
  readonly receiver_name: string | null;
  readonly receiver_kind: ReceiverKind | null;
  readonly receiver_number: string | null;
  readonly suspended: boolean;
  readonly calendar: string;
  readonly supplements: number;
  /** Pauses of the clock, the oldest first; null: there was none. */
  readonly pauses: readonly { readonly from: string; readonly to: string | null }[] | null;
  /** The new day of the apology, YYYY-MM-DD. */
  readonly promised_on: string | null;
}

export interface BookQuery {
  /** Unit that received or settles, with everything below it. */
  readonly unitId: string;
  /** Days of reception in Asia/Ho_Chi_Minh, both included. */
  readonly from: string;
  readonly to: string;
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
  readonly now: Date;
  /** Whether the list names the step at which each stands: a process is kilobytes, and a book has thousands of lines. */
  readonly namesSteps: boolean;
}

/** Dossiers received in a period, in the order of reception; one statement. A unit that has ended since keeps its lines,
 * under its last name. */
export async function listBook(db: Kysely<ProceduresTables>, query: BookQuery): Promise<BookRow[]> {
  const after =
    query.after === null
      ? sql``
      : sql`and (d.received_at, d.id) > (${query.after.at}::timestamptz, ${query.after.id}::uuid)`;
  const found = await sql<BookRow>`
    with units as (${unitsBelow([query.unitId])})
    select d.id, d.code, d.state, d.channel, p.code as procedure_code, v.name as procedure_name,
      ${shortNameOf(sql.ref('p.code'))} as short_name, d.came_back, v.field, d.owner,
      ${lastChangeJson} as result_change,
      d.competent_unit_id,
      ${unitNameOn(sql.ref('d.competent_unit_id'), query.now)} as competent_name,
      d.step_id, f.id as process_id, ${query.namesSteps ? unknownDefinition() : sql`null::jsonb`} as definition, a.name as assignee_name,
      d.submitted_at, d.received_at, d.due_at, d.finished_at, d.returned_at, r.receiver_name, r.receiver_kind, r.receiver_number,
      d.state = 'suspended' as suspended,
      d.calendar, d.supplements,
      case when d.supplements > 0 then (
        select jsonb_agg(jsonb_build_object('from', s.from_at, 'to', s.to_at) order by s.from_at)
        from suspension s where s.dossier_id = d.id) end as pauses,
      case when d.late_path = 'sent' then (select y.promised_on::text from apology y where y.dossier_id = d.id) end as promised_on
    from dossier d
    join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id
    join process_definition f on f.id = d.process_definition_id
    left join person a on a.id = d.assignee_id
    left join result r on r.dossier_id = d.id
    where (d.receiving_unit_id in (select unit_id from units) or d.competent_unit_id in (select unit_id from units)
        or d.division_id in (select unit_id from units) or d.committee_office_id in (select unit_id from units))
      and d.received_at >= (${query.from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'
      and d.received_at < (${query.to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' ${after}
    order by d.received_at, d.id
    limit ${query.limit}`.execute(db);
  return found.rows;
}
