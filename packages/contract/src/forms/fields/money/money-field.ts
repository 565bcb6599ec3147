import { z } from 'zod';
import { fieldBase } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { readWhole } from '../integer/integer-field.ts';

/** An amount in whole Vietnamese đồng; there are no smaller units in use. */
export const MoneyField = z.object({
  ...fieldBase,
  type: z.literal('money').describe('Kind of field'),
  min: z.number().int().min(0).default(0).describe('Smallest number'),
  max: z.number().int().max(Number.MAX_SAFE_INTEGER).default(999_999_999_999_999).describe('Largest number'),
});
export type MoneyField = z.infer<typeof MoneyField>;

// Plain digits, or groups of three with one kind of separator; so 1.5 is refused instead of read as 15.
const amount = /^\d{1,3}(?:(?:\.\d{3})*|(?:,\d{3})*|(?:[ \u00a0\u202f]\d{3})*)$|^\d{1,15}$/;

export const moneyField: FieldType<MoneyField, number> = {
  parse: (config, raw) =>
    readWhole(
      typeof raw === 'string' ? raw.replace(/^\s*vnđ?d?\s*(?=\d)|[\s.]*(đồng|đ|₫|vnđ|vnd)?[\s.]*$/giu, '') : raw,
      amount,
      {
        ...config,
        fault: 'not-an-amount',
      },
    ),
  write: (_config, value, language) => {
    const separator = language === 'vi' ? '.' : '\u00a0';
    const digits = String(value).replace(/\B(?=(\d{3})+$)/g, separator);
    return `${digits}\u00a0${{ vi: 'đồng', en: 'VND', uk: 'VND' }[language]}`;
  },
};
