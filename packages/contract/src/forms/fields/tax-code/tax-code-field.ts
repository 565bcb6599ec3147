import { z } from 'zod';
import { checkTaxCode } from '../../../identifiers/tax-code.ts';
import { fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { readText } from '../../read-text.ts';

/** A tax or enterprise code: 10 digits, 10 digits with a branch suffix, or the 12 digits of a person. */
export const TaxCodeField = z.object({ ...fieldBase, type: z.literal('tax-code').describe('Kind of field') });
export type TaxCodeField = z.infer<typeof TaxCodeField>;

export const taxCodeField: FieldType<TaxCodeField, string> = {
  parse(_config, raw) {
    const parsed = readText(raw, 30);
    if (parsed.kind !== 'value') return parsed;
    const check = checkTaxCode(parsed.value);
    return check.kind === 'not-a-tax-code' ? wrong('not-a-tax-code') : found(check.value);
  },
  write: (_config, value) => String(value),
  warn(_config, value) {
    const check = checkTaxCode(String(value));
    return check.kind === 'not-a-tax-code' ? [] : check.warnings.map((code) => ({ code, facts: {} }));
  },
};
