import { reachOf, scopesOf, type Actor } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';

/** The condition that an appointment `a` is at a counter for which the actor holds the permission. */
export function isWithinReach(actor: Actor, permission: string): RawBuilder<unknown> {
  if (actor.kind === 'system') return sql`true`;
  return sql`a.unit_id in (select r.unit_id from (${reachOf(scopesOf(actor, permission))}) r)`;
}
