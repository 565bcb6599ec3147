import { bareNumber } from '../text/compact.ts';
import { identityProvinceCodes } from './number-plans.ts';

/** Which paper a number stands on, as the person says: identity card or personal number, old card of nine digits, passport,
 * another paper (residence card, birth certificate, seaman's book …). */
export const identityPapers = ['personal', 'old-card', 'passport', 'other'] as const;
export type IdentityPaper = (typeof identityPapers)[number];

export type IdentityWarning =
  | 'identity-province-unknown'
  | 'identity-birth-in-future'
  | 'identity-old-card'
  | 'identity-nine-digits'
  | 'identity-gender-differs'
  | 'identity-birth-year-differs';

export type IdentityCheck =
  | {
      readonly kind: 'personal';
      readonly value: string;
      /** Code of the province where the birth was registered; null when there is none with it. */
      readonly provinceCode: string | null;
      readonly gender: 'male' | 'female';
      readonly birthYear: number;
      readonly warnings: readonly IdentityWarning[];
    }
  | {
      /** `nine-digits`: an old card or a passport of digits only (USA, Taiwan …); nobody said which. */
      readonly kind: 'old-card' | 'passport' | 'nine-digits' | 'other';
      readonly value: string;
      readonly warnings: readonly IdentityWarning[];
    }
  | { readonly kind: 'unknown'; readonly value: string; readonly warnings: readonly IdentityWarning[] };

/** Looks at the number of an identity paper. Personal number: 12 digits, three for the province of registration, one
 * for century and gender, two for the year of birth, six at random; there is no check digit (Law on Identification
 * 26/2023/QH15 art. 12; Circular 07/2016/TT-BCA art. 7). The old card has nine digits and is invalid since 1 January 2025
 * (Law 26/2023/QH15 art. 46), but passports may have nine digits too, so what they are is only known when `paper` says it.
 * Odd digits are warnings, never errors: the gender digit follows the record at issue, and codes of countries are not
 * in the table. `today` is YYYY-MM-DD; dots, dashes and blanks between the digits do not count. */
export function checkIdentityNumber(raw: string, today: string, paper?: IdentityPaper): IdentityCheck {
  const value = identityText(raw);
  switch (paper) {
    case 'personal':
      return /^\d{12}$/.test(value) ? personalNumber(value, today) : { kind: 'unknown', value, warnings: [] };
    case 'old-card':
      return kindIf(/^\d{9}$/, 'old-card', value, ['identity-old-card']);
    case 'passport':
      return kindIf(passportAsSaid, 'passport', value);
    case 'other':
      return kindIf(otherPaper, 'other', value);
    case undefined:
      break;
  }
  if (/^\d{12}$/.test(value)) return personalNumber(value, today);
  if (/^\d{9}$/.test(value)) return { kind: 'nine-digits', value, warnings: ['identity-nine-digits'] };
  return kindIf(passport, 'passport', value);
}

/** The number of an identity paper in the one form in which it is stored and searched: capitals and digits. A solidus stays
 * where letters stand too, because it is part of the numbers of some papers. */
export function identityText(raw: string): string {
  const value = bareNumber(raw).replace(/[.\-·_]/g, '');
  return /^[\d/]+$/.test(value) ? value.replaceAll('/', '') : value;
}

// ICAO Doc 9303: at most nine letters and digits; Vietnam's own have a letter and seven or eight digits. Digits only: eight
// in Czechia and Sweden, seven in others; nine and twelve are other papers unless somebody says so.
const passport = /^(?=.*\d)[A-Z][A-Z0-9]{5,8}$|^(?=.{6,9}$)[A-Z0-9]{0,3}[A-Z]\d{5,8}$|^\d{7,8}$/;
// National series are longer at times than what ICAO reads by machine.
const passportAsSaid = /^(?=.*\d)[A-Z0-9]{5,14}$/;
const otherPaper = /^(?=.*\d)[\p{Lu}\p{Lo}\d/]{2,30}$/u;

const kindIf = (
  form: RegExp,
  kind: 'old-card' | 'passport' | 'other',
  value: string,
  warnings: readonly IdentityWarning[] = [],
): IdentityCheck => (form.test(value) ? { kind, value, warnings } : { kind: 'unknown', value, warnings: [] });

function personalNumber(value: string, today: string): IdentityCheck {
  const centuryAndGender = Number(value[3]);
  const birthYear = 1900 + Math.floor(centuryAndGender / 2) * 100 + Number(value.slice(4, 6));
  const code = value.slice(0, 3);
  const provinceCode = identityProvinceCodes.has(code) ? code : null;
  const warnings: IdentityWarning[] = [];
  if (provinceCode === null) warnings.push('identity-province-unknown');
  if (birthYear > Number(today.slice(0, 4))) warnings.push('identity-birth-in-future');
  return {
    kind: 'personal',
    value,
    provinceCode,
    gender: centuryAndGender % 2 === 0 ? 'male' : 'female',
    birthYear,
    warnings,
  };
}

/** Warnings from comparing a personal number with what else the person said. */
export function compareIdentity(
  check: IdentityCheck,
  said: { readonly gender?: 'male' | 'female' | undefined; readonly birthDate?: string | undefined },
): readonly IdentityWarning[] {
  if (check.kind !== 'personal') return [];
  const warnings: IdentityWarning[] = [];
  if (said.gender !== undefined && said.gender !== check.gender) warnings.push('identity-gender-differs');
  if (said.birthDate !== undefined && Number(said.birthDate.slice(0, 4)) !== check.birthYear) {
    warnings.push('identity-birth-year-differs');
  }
  return warnings;
}
