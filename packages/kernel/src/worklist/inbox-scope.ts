import { sql, type RawBuilder } from 'kysely';
import { hiddenFromPlanner } from '../db/hidden-from-planner.ts';
import type { Actor } from '../identity/actor.ts';

const inboxPermission = 'kernel.inbox.list';

/** With so many pairs of unit and role somebody reads all open work in its order, instead of that of each pair. */
const manyPairs = 150;

/** Which open work an actor may see: work for a role that they hold at its unit or above it (and for its field, when the
 * grant is limited), and what is assigned to them. The query twin of `hasRoleAt`. The work of a small office is read by its
 * units and roles, that of a province in one go. */
export interface InboxScope {
  /** Common table expressions `held` (unit_id, role_key, fields: null for every field) and `span` (wide). */
  readonly tables: RawBuilder<unknown>;
  /** Rows `w` of open work in scope, of those that fit `where`, each once. With `first` (`order by … limit …`) each way of
   * looking gives only so many. */
  rows(columns: RawBuilder<unknown>, where: RawBuilder<unknown>, first?: RawBuilder<unknown>): RawBuilder<unknown>;
}

export function inboxScope(actor: Actor): InboxScope {
  const grants = actor.grants.filter((grant) => grant.permissions.includes(inboxPermission));
  const roles = hiddenFromPlanner(sql`${grants.map((grant) => grant.role)}::text[]`);
  const units = hiddenFromPlanner(sql`${grants.map((grant) => grant.unitId)}::uuid[]`);
  const fields = hiddenFromPlanner(sql`${grants.map((grant) => grant.field)}::text[]`);
  const given = sql`unnest(${roles}, ${units}, ${fields}) as g(role, unit, field)
    join unit_closure c on c.ancestor_id = g.unit`;
  const tables = sql`
    held as materialized (
      select c.descendant_id as unit_id, g.role as role_key, null::text[] as fields from ${given} where g.field is null
      union all
      select c.descendant_id, g.role, array_agg(g.field) from ${given} where g.field is not null group by 1, 2),
    span as materialized (select count(*) > ${manyPairs} as wide from held)`;
  if (actor.kind === 'system') {
    const all: InboxScope['rows'] = (columns, where, first = sql``) =>
      sql`select ${columns} from work_item w where ${where} ${first}`;
    return { tables, rows: all };
  }
  const assigned = sql`w.assignee_id = ${hiddenFromPlanner(sql`${actor.personId}::uuid`)}`;
  // Uncorrelated lists are worked out once, not once for every open piece of work.
  const within = sql`(${assigned} or (w.unit_id, w.role_key) in (select h.unit_id, h.role_key from held h where h.fields is null)
    or (w.unit_id, w.role_key, w.field) in (select h.unit_id, h.role_key, unnest(h.fields) from held h))`;
  const rows: InboxScope['rows'] = (columns, where, first = sql``) => sql`
    ((select near.* from (select * from held where not (select wide from span)) h cross join lateral (
        select ${columns} from work_item w
        where w.unit_id = h.unit_id and w.role_key = h.role_key and (h.fields is null or w.field = any(h.fields)) and ${where}
        ${first}) near)
      union (select ${columns} from work_item w where not (select wide from span) and ${assigned} and ${where} ${first}))
    union all (select ${columns} from work_item w where (select wide from span) and ${within} and ${where} ${first})`;
  return { tables, rows };
}
