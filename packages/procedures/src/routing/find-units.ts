import { sql, type Kysely } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import type { Route } from './route.ts';

/** The units that a new dossier belongs to. */
export interface DossierUnits {
  readonly receiving: { readonly id: string; readonly code: string; readonly name: string };
  readonly competent: { readonly id: string; readonly code: string; readonly name: string };
  /** The competent unit itself when it has no division for such work. */
  readonly division: { readonly id: string; readonly name: string };
  readonly level: 'commune' | 'province';
  /** The receiving unit with all units above it: who may take in there. */
  readonly receivingAncestors: readonly string[];
}

interface Row {
  receiving_id: string;
  receiving_code: string;
  receiving_name: string;
  competent_id: string | null;
  competent_code: string;
  competent_name: string;
  competent_kind: string;
  division_id: string;
  division_name: string;
  ancestors: string[];
}

/** Finds receiving one-stop unit, competent body and division in one statement. Null: the receiving unit is no one-stop
 * unit in force. `competent: null` inside means that nobody there may settle such a procedure.
 *
 * At a commune's one-stop unit a procedure of communes is settled by that commune; one of the province goes to the
 * body of the province (filing irrespective of boundaries, Decree 118/2025/NĐ-CP art. 14). At the province's centre a
 * commune must be named. */
export async function findUnits(
  db: Kysely<ProceduresTables>,
  route: Route,
  asked: { readonly receivingUnitId: string; readonly competentUnitId: string | null },
  now: Date,
): Promise<DossierUnits | 'no-receiving-unit' | 'not-competent'> {
  const body = route.province?.body ?? null;
  const found = await sql<Row>`
    with day as (select (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date as today),
    receiving as (
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
        and d.function_key = case c.kind when 'commune' then ${route.commune?.division ?? null} else ${route.province?.division ?? null} end
      order by d.code limit 1),
    named as (
      select n.unit_id, n.name from unit_name n, day
      where n.unit_id in (select id from receiving union select id from competent union select id from division)
        and day.today between n.valid_from and coalesce(n.valid_to, 'infinity'))
    select r.id as receiving_id, r.code as receiving_code, rn.name as receiving_name,
      c.id as competent_id, c.code as competent_code, cn.name as competent_name, c.kind as competent_kind,
      coalesce(d.id, c.id) as division_id, coalesce(dn.name, cn.name) as division_name,
      (select array_agg(ancestor_id) from unit_closure where descendant_id = r.id) as ancestors
    from receiving r join named rn on rn.unit_id = r.id
    left join competent c on true left join named cn on cn.unit_id = c.id
    left join division d on true left join named dn on dn.unit_id = d.id`.execute(db);
  const row = found.rows[0];
  if (!row) return 'no-receiving-unit';
  if (row.competent_id === null) return 'not-competent';
  return {
    receiving: { id: row.receiving_id, code: row.receiving_code, name: row.receiving_name },
    competent: { id: row.competent_id, code: row.competent_code, name: row.competent_name },
    division: { id: row.division_id, name: row.division_name },
    level: row.competent_kind === 'commune' ? 'commune' : 'province',
    receivingAncestors: row.ancestors,
  };
}
