import { checkIdentityNumber, normalisePhone } from '@dongbo/contract';
import { z } from 'zod';

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

/** An e-mail address as it is stored, what stands behind the @ in small letters; undefined: nothing was typed; null: it is none. */
export function emailOf(typed: string | undefined): string | null | undefined {
  if (typed === undefined || typed === '') return undefined;
  const read = z.email().max(254).safeParse(typed);
  if (!read.success) return null;
  const at = read.data.lastIndexOf('@');
  return read.data.slice(0, at) + read.data.slice(at).toLowerCase();
}
