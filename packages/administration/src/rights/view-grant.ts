import type { GrantState, listGrants, RightConflict } from '@dongbo/contract/administration';
import type { z } from 'zod';
import { conflictsOf, formatInstant, type Conflict, type StoredGrant } from '@dongbo/kernel';

export type GrantView = z.input<(typeof listGrants)['output']>['items'][number];
type ConflictView = z.input<typeof RightConflict>;

/** Whether a right has its effect, and if not why. Pure. */
export function grantStateOf(grant: StoredGrant, now: Date): GrantState {
  if (grant.validTo !== null && grant.validTo <= now) return 'ended';
  if (grant.validFrom > now) return 'future';
  if (!grant.accountOpen) return 'account-closed';
  return grant.unlocked ? 'active' : 'locked';
}

const instant = (at: Date | null): string | null => (at === null ? null : formatInstant(at));

/** A right as it is answered. Pure. */
export const viewGrant = (grant: StoredGrant, now: Date): GrantView => ({
  id: grant.id,
  person: { id: grant.personId, name: grant.personName },
  role: grant.role,
  roleName: grant.roleName,
  unit: { id: grant.unitId, name: grant.unitName },
  field: grant.field,
  validFrom: formatInstant(grant.validFrom),
  validTo: instant(grant.validTo),
  state: grantStateOf(grant, now),
  reason: grant.reason,
  givenBy: grant.givenBy,
  givenAt: instant(grant.givenAt),
  lockKey: grant.lockKey,
  capacity: grant.capacity,
  title: grant.title,
  sourceGrantId: grant.sourceGrantId,
  version: grant.version,
});

type Named = Pick<StoredGrant, 'roleName' | 'unitId' | 'unitName'>;
const side = ({ roleName, unitId, unitName }: Named) => ({ roleName, unit: { id: unitId, name: unitName } });

/** A conflict as it is answered. Pure. */
export const viewConflict = ({ rule, a, b }: Conflict<StoredGrant>): ConflictView => ({
  rule: rule.key,
  name: rule.name,
  basis: rule.basis,
  provisional: rule.provisional,
  person: { id: a.personId, name: a.personName },
  a: side(a),
  b: side(b),
});

const keyOf = ({ rule, a, b }: Conflict<StoredGrant>): string => `${rule.key} ${a.id} ${b.id}`;

/** What the second list of rights of one person breaks that the first did not. Pure. */
export function newConflicts(before: readonly StoredGrant[], after: readonly StoredGrant[]): Conflict<StoredGrant>[] {
  const known = new Set(conflictsOf(before).map(keyOf));
  return conflictsOf(after).filter((conflict) => !known.has(keyOf(conflict)));
}
