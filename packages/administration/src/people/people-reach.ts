import { scopesOf, type Actor } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';

/** Whether a person `p` belongs to the units that the actor administers: who holds a role there, or held one. Whoever administers the
 * whole province reaches everybody, those too who hold nothing anywhere. */
export function isPersonInReach(actor: Actor, permission: string): RawBuilder<boolean> {
  if (actor.kind === 'system') return sql<boolean>`true`;
  const units = scopesOf(actor, permission)
    .filter(({ field }) => field === null)
    .map(({ unitId }) => unitId);
  return sql<boolean>`(exists (select from unit where id = any(${units}::uuid[]) and kind = 'province') or exists (
    select from role_grant g join unit_closure c on c.descendant_id = g.unit_id
    where g.person_id = p.id and c.ancestor_id = any(${units}::uuid[])))`;
}
