import { bareNumber } from '../text/compact.ts';

export type TaxCodeCheck =
  | {
      readonly kind: 'organisation' | 'branch' | 'person';
      /** Canonical: branches are written with a hyphen. */
      readonly value: string;
      readonly warnings: readonly 'tax-code-check-digit'[];
    }
  | { readonly kind: 'not-a-tax-code' };

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Looks at a tax code: 10 digits, 10 digits and a branch number 001 to 999 (Circular 86/2024/TT-BTC), or since 1 July
 * 2025 the 12 digits of a person (Law 38/2019/QH14 art. 35(7)). The rule of the check digit is widely used but stands
 * in no circular, so a wrong one is a warning. */
export function checkTaxCode(raw: string): TaxCodeCheck {
  const text = bareNumber(raw).replace(/[.\-/]/g, '');
  if (/^\d{12}$/.test(text)) return { kind: 'person', value: text, warnings: [] };
  const match = /^(\d{10})(\d{3})?$/.exec(text);
  const base = match?.[1];
  const suffix = match?.[2];
  if (base === undefined || suffix === '000') return { kind: 'not-a-tax-code' };
  const warnings = taxCheckDigit(base.slice(0, 9)) === Number(base[9]) ? [] : (['tax-code-check-digit'] as const);
  return suffix === undefined
    ? { kind: 'organisation', value: base, warnings }
    : { kind: 'branch', value: `${base}-${suffix}`, warnings };
}

/** The tenth digit for nine given ones, or null where no valid code begins so. */
export function taxCheckDigit(first9: string): number | null {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first9[index]), 0);
  const digit = 10 - (sum % 11);
  return digit === 10 ? null : digit;
}
