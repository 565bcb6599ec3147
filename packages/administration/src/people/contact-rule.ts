import { checkIdentityNumber, normalisePhone } from '@dongbo/contract';
import { readMailAddress } from '@dongbo/kernel';

/** A personal number of 12 digits in its one form; null: it is none. Officials have no other number. */
export function personalNumberOf(typed: string, today: string): string | null {
  const check = checkIdentityNumber(typed, today);
  return check.kind === 'personal' ? check.value : null;
}

/** A telephone number as it is stored; undefined: nothing was typed; null: it is none. */
export function phoneOf(typed: string | undefined): string | null | undefined {
  if (typed === undefined || typed === '') return undefined;
  const phone = normalisePhone(typed);
  return phone.ok ? phone.e164 : null;
}

/** An e-mail address as it is stored; undefined: nothing was typed; null: it is none. */
export const emailOf = (typed: string | undefined): string | null | undefined =>
  typed === undefined || typed === '' ? undefined : readMailAddress(typed);
