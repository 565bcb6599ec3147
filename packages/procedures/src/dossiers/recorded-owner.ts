import type { Owner } from '@dongbo/contract/procedures';

const orNull = (text: string | null): string | null => (text === null || text === '' ? null : text);

/** The owner as the record keeps them: what was left empty is not known, and a number has no blanks, so that it is found
 * again however it was typed. Pure. */
export function recordedOwner(owner: Owner): Owner {
  return {
    ...owner,
    identityNumber: orNull(owner.identityNumber?.replaceAll(/\s/g, '') ?? null),
    address: orNull(owner.address),
    phone: orNull(owner.phone),
    email: orNull(owner.email),
  };
}
