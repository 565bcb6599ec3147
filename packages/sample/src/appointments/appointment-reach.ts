import { scopesOf, type Actor } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';

/** The condition that an appointment `a` is at a counter for which the actor holds the permission. */
export function reachOf(actor: Actor, permission: string): RawBuilder<unknown> {
  if (actor.kind === 'system') return sql`true`;
  const units = scopesOf(actor, permission).map(({ unitId }) => unitId);
  return sql`a.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = any(${units}::uuid[]))`;
}
