import { bareNumber } from '../text/compact.ts';
import { areaCodes, mobile, state } from './number-plans.ts';

export type PhoneCheck =
  | { readonly ok: true; readonly e164: string; readonly kind: 'mobile' | 'landline' | 'state' | 'abroad' }
  | { readonly ok: false; readonly code: 'not-a-phone' };

/** Brings a telephone number to the international form (E.164). Vietnamese numbers are checked against the numbering
 * plan; numbers of other countries only by length. Signs that nobody sees, dashes and digits of other widths are read as people see them. */
export function normalisePhone(raw: string): PhoneCheck {
  const text = bareNumber(raw)
    .replace(/[().\-/·]/g, '')
    .replace(/^00/, '+');
  if (!/^\+?\d{8,15}$/.test(text)) return { ok: false, code: 'not-a-phone' };
  if (text.startsWith('+') && !text.startsWith('+84')) {
    return text[1] === '0' ? { ok: false, code: 'not-a-phone' } : { ok: true, e164: text, kind: 'abroad' };
  }
  const national = text.replace(/^\+84\(?0?/, '0').replace(/^84(?=\d{9,10}$)/, '0');
  if (mobile.test(national)) return { ok: true, e164: `+84${national.slice(1)}`, kind: 'mobile' };
  if (state.test(national)) return { ok: true, e164: `+84${national.slice(1)}`, kind: 'state' };
  if (isLandline(national)) return { ok: true, e164: `+84${national.slice(1)}`, kind: 'landline' };
  return { ok: false, code: 'not-a-phone' };
}

const isLandline = (national: string) =>
  /^0\d{10}$/.test(national) && (areaCodes.has(national.slice(1, 3)) || areaCodes.has(national.slice(1, 4)));

/** A number in the international form as people read it: 0912 345 678, 0251 3822 501, 069 234 5678, others unchanged. */
export function formatPhone(e164: string): string {
  if (!/^\+84\d{7,10}$/.test(e164)) return e164;
  const national = `0${e164.slice(3)}`;
  if (state.test(national))
    return `${national.slice(0, 3)} ${national.slice(3).replace(/^(\d{3})(?=\d{3,4}$)/, '$1 ')}`;
  if (!mobile.test(national) && !isLandline(national)) return e164;
  if (mobile.test(national)) return `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`;
  const area = areaCodes.has(national.slice(1, 3)) ? 3 : 4;
  return `${national.slice(0, area)} ${national.slice(area, area + 4)} ${national.slice(area + 4)}`;
}
