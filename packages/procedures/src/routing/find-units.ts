import { sql, type Kysely } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import { processJson, readProcess, type StoredProcess } from '../processes/process-store.ts';
import type { Route } from './route.ts';
import { unitJson, type UnitFacts } from '@dongbo/kernel';

/** The units that a new dossier belongs to. */
export interface DossierUnits {
  readonly receiving: UnitFacts;
  readonly competent: UnitFacts;
  /** The competent unit itself when it has no division for such work. */
  readonly division: UnitFacts;
  /** Office of the committee of the province, where its leader decides; null: the competent unit decides itself. */
  readonly committeeOffice: UnitFacts | null;
  /** The process with which a dossier of that body starts on this day. */
  readonly process: StoredProcess;
}

interface Row {
  receiving: UnitFacts;
  competent: UnitFacts | null;
  division: UnitFacts | null;
  office: UnitFacts | null;
  process: { id: string; definition: unknown } | null;
}

/** Finds receiving one-stop unit, competent body, division and process in one statement. Null: the receiving unit is no one-stop
 * unit in force. `competent: null` inside means that nobody there may settle such a procedure.
 *
 * At a commune's one-stop unit a procedure of communes is settled by that commune; one of the province goes to the
 * body of the province (filing irrespective of boundaries, Decree 118/2025/NĐ-CP art. 14). At the province's centre a
 * commune must be named. */
export async function findUnits(
  db: Kysely<ProceduresTables>,
  route: Route,
  asked: {
    readonly receivingUnitId: string;
    readonly competentUnitId: string | null;
    /** A division of the competent unit; null: the one that the route names. */
    readonly divisionId?: string | null;
    /** The result is given in the same visit, by a process of its own. */
    readonly sameVisit?: boolean;
  },
  now: Date,
): Promise<DossierUnits | 'no-receiving-unit' | 'not-competent'> {
  const body = route.province?.body ?? null;
  const found = await sql<Row>`
    with receiving as (
      select u.id, u.code, u.parent_id, p.kind as parent_kind
      from unit u join unit p on p.id = u.parent_id
      where u.id = ${asked.receivingUnitId}::uuid and u.kind = 'one-stop' and u.valid_to is null),
    competent as (
      select c.id, c.code, c.kind
      from receiving r join unit c on c.valid_to is null and (
        case
          when ${asked.competentUnitId}::uuid is not null then c.id = ${asked.competentUnitId}::uuid and (
            (c.kind = 'commune' and ${route.commune !== null}) or c.function_key = ${body})
          when r.parent_kind = 'commune' and ${route.commune !== null} then c.id = r.parent_id
          else c.function_key = ${body} end)
      limit 1),
    division as (
      select d.id from competent c join unit d on d.parent_id = c.id and d.kind = 'division' and d.valid_to is null
        and case when ${asked.divisionId ?? null}::uuid is not null then d.id = ${asked.divisionId ?? null}::uuid else
          d.function_key = case c.kind when 'commune' then ${route.commune?.division ?? null} else ${route.province?.division ?? null} end end
      order by d.code limit 1),
    office as (
      select o.id from competent c join unit o on c.kind <> 'commune' and o.valid_to is null
        and o.function_key = ${route.province?.committeeOffice ?? null}
      order by o.code limit 1)
    select ${unitJson(sql.ref('r.id'), now)} as receiving, ${unitJson(sql.ref('c.id'), now)} as competent,
      ${unitJson(sql.ref('d.id'), now)} as division, ${unitJson(sql.ref('o.id'), now)} as office,
      ${processJson(
        asked.sameVisit === true
          ? sql`case when c.kind = 'commune' then 'commune-same-visit' else 'province-same-visit' end`
          : sql`case when c.kind = 'commune' then 'commune-default' when o.id is null then 'province-default'
          else 'province-committee' end`,
        now,
      )} as process
    from receiving r left join competent c on true left join division d on true left join office o on true`.execute(db);
  const row = found.rows[0];
  if (!row) return 'no-receiving-unit';
  const { receiving, competent, division, office, process } = row;
  if (competent === null) return 'not-competent';
  if (asked.divisionId && division === null) return 'not-competent';
  if (process === null) throw new Error(`No process is in force for ${competent.code}`);
  const stored = { id: process.id, definition: readProcess(process.id, process.definition) };
  return { receiving, competent, division: division ?? competent, committeeOffice: office, process: stored };
}
