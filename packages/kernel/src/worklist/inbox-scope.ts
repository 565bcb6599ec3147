import { sql, type RawBuilder } from 'kysely';
import { hiddenFromPlanner } from '../db/hidden-from-planner.ts';
import type { Actor, Grant } from '../identity/actor.ts';
import { inboxPermission } from './may-see-work.ts';

/** Stands for the role of work that is for a unit as a whole (and in the index over units and roles). */
const anyRole = '';

/** The role of work `w`, written as in the index. */
const roleOf = sql`coalesce(w.role_key, '')`;

/** With so many pairs of unit and role somebody reads all open work in its order, instead of that of each pair. */
const manyPairs = 150;

/** Which open work an actor may see: the query twin of `maySeeWork`. The work of a small office is read by its units and
 * roles, that of a province in one go. */
export interface InboxScope {
  /** Common table expressions `held` (unit_id, role_key: '' for no role, fields: null for every field) and `span` (wide). */
  readonly tables: RawBuilder<unknown>;
  /** Rows `w` of open work in scope, of those that fit `where`, each once. With `first` (`order by … limit …`) each way of
   * looking gives only so many. */
  rows(columns: RawBuilder<unknown>, where: RawBuilder<unknown>, first?: RawBuilder<unknown>): RawBuilder<unknown>;
}

type Held = Pick<Grant, 'role' | 'unitId' | 'field'>;

/** Each grant with an inbox for its role, and its unit and field once more for work of the whole unit. */
function heldBy(actor: Actor): Held[] {
  const grants = actor.grants.filter((grant) => grant.permissions.includes(inboxPermission));
  const places = new Map(grants.map(({ unitId, field }) => [`${unitId} ${field ?? ''}`, { unitId, field }]));
  return [...grants, ...[...places.values()].map((place) => ({ ...place, role: anyRole }))];
}

export function inboxScope(actor: Actor): InboxScope {
  const grants = heldBy(actor);
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
    span as materialized (select count(*) filter (where role_key <> ${anyRole}) > ${manyPairs} as wide from held)`;
  if (actor.kind === 'system') {
    const all: InboxScope['rows'] = (columns, where, first = sql``) =>
      sql`select ${columns} from work_item w where ${where} ${first}`;
    return { tables, rows: all };
  }
  const assigned = sql`w.assignee_id = ${hiddenFromPlanner(sql`${actor.personId}::uuid`)}`;
  // Uncorrelated lists are worked out once, not once for every open piece of work.
  const within = sql`(${assigned} or (w.unit_id, ${roleOf}) in (select h.unit_id, h.role_key from held h where h.fields is null)
    or (w.unit_id, ${roleOf}, w.field) in (select h.unit_id, h.role_key, unnest(h.fields) from held h))`;
  const rows: InboxScope['rows'] = (columns, where, first = sql``) => sql`
    ((select near.* from (select * from held where not (select wide from span)) h cross join lateral (
        select ${columns} from work_item w
        where w.unit_id = h.unit_id and ${roleOf} = h.role_key and (h.fields is null or w.field = any(h.fields)) and ${where}
        ${first}) near)
      union (select ${columns} from work_item w where not (select wide from span) and ${assigned} and ${where} ${first}))
    union all (select ${columns} from work_item w where (select wide from span) and ${within} and ${where} ${first})`;
  return { tables, rows };
}
