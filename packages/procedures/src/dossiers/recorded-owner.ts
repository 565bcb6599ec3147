import { checkTaxCode, compact, identityText, normalisePhone } from '@dongbo/contract';
import type { Owner } from '@dongbo/contract/procedures';

const orNull = (text: string | null): string | null => (text === null || text === '' ? null : text);

/** A number without blanks, dots and dashes; that of an organisation with the dash before its branch. */
function recordedNumber({ type, identityNumber }: Owner): string | null {
  if (identityNumber === null) return null;
  if (type === 'citizen') return orNull(identityText(identityNumber));
  const check = checkTaxCode(identityNumber);
  return orNull(check.kind === 'not-a-tax-code' ? compact(identityNumber) : check.value);
}

/** The international form where the number can be read; at the counter another is kept as it was said. */
export function recordedPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const check = normalisePhone(phone);
  return check.ok ? check.e164 : orNull(phone);
}

/** The owner as the record keeps them: what was left empty is not known, and numbers have the one form in which they are
 * searched, so that they are found again however they were typed. Pure. */
export function recordedOwner(owner: Owner): Owner {
  return {
    ...owner,
    identityNumber: recordedNumber(owner),
    address: orNull(owner.address),
    phone: recordedPhone(owner.phone),
    email: orNull(owner.email),
  };
}
