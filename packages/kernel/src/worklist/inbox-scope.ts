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
  return sql<boolean>`(w.assignee_id = ${actor.personId}::uuid or exists (
    select 1
    from unnest(${roles}::text[], ${units}::uuid[], ${fields}::text[]) as g(role, unit, field)
    join unit_closure c on c.ancestor_id = g.unit
    where c.descendant_id = w.unit_id and g.role = w.role_key and (g.field is null or g.field = w.field)))`;
}
