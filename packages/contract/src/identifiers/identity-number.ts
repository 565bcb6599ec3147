import provinces from './identity-provinces.json' with { type: 'json' };

export type IdentityWarning =
  | 'identity-province-unknown'
  | 'identity-birth-in-future'
  | 'identity-old-card'
  | 'identity-gender-differs'
  | 'identity-birth-year-differs';

export type IdentityCheck =
  | {
      readonly kind: 'personal';
      readonly value: string;
      /** Province where the birth was registered, as named before 1 July 2025. */
      readonly province: string | null;
      readonly gender: 'male' | 'female';
      readonly birthYear: number;
      readonly warnings: readonly IdentityWarning[];
    }
  | { readonly kind: 'old-card' | 'passport'; readonly value: string; readonly warnings: readonly IdentityWarning[] }
  | { readonly kind: 'unknown'; readonly value: string; readonly warnings: readonly IdentityWarning[] };

const codes = new Map(Object.entries(provinces.codes));

/** Looks at the number of an identity paper. Personal number: 12 digits, three for the province of registration, one
 * for century and gender, two for the year of birth, six at random; there is no check digit (Law on Identification
 * 26/2023/QH15 art. 12; Circular 07/2016/TT-BCA art. 7). Nine digits are the old card, invalid since 1 January 2025.
 * Odd digits are warnings, never errors: the gender digit follows the record at issue, and codes of countries are not
 * in the table. `today` is YYYY-MM-DD. */
export function checkIdentityNumber(raw: string, today: string): IdentityCheck {
  const value = raw.replace(/[\s.]/g, '').toUpperCase();
  if (/^\d{12}$/.test(value)) return personalNumber(value, today);
  if (/^\d{9}$/.test(value)) return { kind: 'old-card', value, warnings: ['identity-old-card'] };
  // ICAO Doc 9303: at most nine letters and digits; Vietnam's own have a letter and seven or eight digits.
  if (/^(?=.*\d)[A-Z][A-Z0-9]{5,8}$|^[A-Z0-9]{0,3}[A-Z]\d{5,8}$/.test(value) && value.length <= 9) {
    return { kind: 'passport', value, warnings: [] };
  }
  return { kind: 'unknown', value, warnings: [] };
}

function personalNumber(value: string, today: string): IdentityCheck {
  const centuryAndGender = Number(value[3]);
  const birthYear = 1900 + Math.floor(centuryAndGender / 2) * 100 + Number(value.slice(4, 6));
  const province = codes.get(value.slice(0, 3)) ?? null;
  const warnings: IdentityWarning[] = [];
  if (province === null) warnings.push('identity-province-unknown');
  if (birthYear > Number(today.slice(0, 4))) warnings.push('identity-birth-in-future');
  return {
    kind: 'personal',
    value,
    province,
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
