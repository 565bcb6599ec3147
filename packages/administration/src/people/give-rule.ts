import { administrationOperations, mayAt, type Actor } from '@dongbo/kernel';

/** A role that is to be given at a unit. */
export interface WantedRole {
  readonly permissions: readonly string[];
  /** The unit and everything above it. */
  readonly ancestors: readonly string[];
  readonly field: string | null;
}

const administers = new Set(administrationOperations);

/** What nobody passes on who does not hold it: whatever changes accounts and rights, and whatever inspects the record. */
const isHeldFirst = (permission: string): boolean =>
  administers.has(permission) || permission.startsWith('kernel.audit.');

/** May the actor give the role there? Whoever administers accounts at a unit or above it brings people to their ordinary work; what
 * administers or inspects is given only by who holds it there too. Pure. */
export function mayGive(actor: Actor, permission: string, wanted: WantedRole): boolean {
  const place = { ancestors: wanted.ancestors, field: wanted.field };
  return (
    mayAt(actor, permission, place) && wanted.permissions.filter(isHeldFirst).every((one) => mayAt(actor, one, place))
  );
}
