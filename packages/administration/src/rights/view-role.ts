import { formatInstant } from '@dongbo/kernel';
import type { StoredRole } from './stored-role.ts';

/** A role as it stands in a list. Pure. */
export const viewRole = (role: StoredRole) => ({
  key: role.key,
  name: role.name,
  origin: role.origin,
  worksAs: role.worksAs,
  operations: role.permissions.length,
  added: role.origin === 'province' ? 0 : role.added.length,
  withheld: role.withheld.length,
  holders: role.holders,
  legalBasis: role.legalBasis,
  endedAt: role.endedAt === null ? null : formatInstant(role.endedAt),
});
