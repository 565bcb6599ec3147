import { hasRoleAt, mayAt, type Actor } from '../identity/actor.ts';

export const inboxPermission = 'kernel.inbox.list';

/** To whom open work is addressed. */
export interface WorkAddress {
  /** Null: whoever has an inbox at the unit or above it. */
  readonly role: string | null;
  /** The unit that has to act, with all units above it; empty when the work is for its assignee alone. */
  readonly ancestors: readonly string[];
  readonly field: string | null;
  readonly assigneeId: string | null;
}

/** May the actor see this open work? Work for a role: who holds it at the unit or above it, with an inbox. Work for a unit:
 * who has an inbox there or above it. Either for its field, when the grant is limited to one. What is assigned to a person is
 * theirs whatever their units, and work for a person alone is nobody else's. */
export function maySeeWork(actor: Actor, work: WorkAddress): boolean {
  if (actor.kind === 'system') return true;
  if (work.assigneeId !== null && work.assigneeId === actor.personId) return true;
  const withInbox = { ...actor, grants: actor.grants.filter((grant) => grant.permissions.includes(inboxPermission)) };
  return work.role === null ? mayAt(withInbox, inboxPermission, work) : hasRoleAt(withInbox, work.role, work);
}
