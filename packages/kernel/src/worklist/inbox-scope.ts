import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../identity/actor.ts';

const inboxPermission = 'kernel.inbox.list';

/** Which open work an actor may see: work for a role that they hold at its unit or above it (and for its field, when
 * the grant is limited), and what is assigned to them. The query twin of `hasRoleAt`. */
export function inboxScope(actor: Actor): RawBuilder<boolean> {
  if (actor.kind === 'system') return sql<boolean>`true`;
  const grants = actor.grants.filter((grant) => grant.permissions.includes(inboxPermission));
  const roles = grants.map((grant) => grant.role);
  const units = grants.map((grant) => grant.unitId);
  const fields = grants.map((grant) => grant.field);
  const held = sql`unnest(${roles}::text[], ${units}::uuid[], ${fields}::text[]) as g(role, unit, field)
    join unit_closure c on c.ancestor_id = g.unit`;
  // Both lists are worked out once, not once for every open piece of work.
  return sql<boolean>`(w.assignee_id = ${actor.personId}::uuid
    or (w.unit_id, w.role_key) in (select c.descendant_id, g.role from ${held} where g.field is null)
    or (w.unit_id, w.role_key, w.field) in (select c.descendant_id, g.role, g.field from ${held} where g.field is not null))`;
}
