import { z } from 'zod';
import { normaliseInput } from '../../../text/normalise-input.ts';
import { empty, fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType, ParsedField } from '../../field-type.ts';

const Whole = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

export const IntegerField = z.object({
  ...fieldBase,
  type: z.literal('integer').describe('Kind of field'),
  min: Whole.optional().describe('Smallest number'),
  max: Whole.optional().describe('Largest number'),
});
export type IntegerField = z.infer<typeof IntegerField>;

export const integerField: FieldType<IntegerField, number> = {
  parse: (config, raw) => readWhole(raw, /^-?\d{1,15}$/, config),
  write: (_config, value) => String(value),
};

/** Reads a whole number from a number or from digits; `form` says which texts are one. */
export function readWhole(
  raw: unknown,
  form: RegExp,
  {
    min,
    max,
    fault = 'not-a-number',
  }: { min?: number | undefined; max?: number | undefined; fault?: 'not-a-number' | 'not-an-amount' },
): ParsedField<number> {
  if (raw === undefined || raw === null) return empty;
  if (typeof raw !== 'number' && typeof raw !== 'string') return wrong(fault);
  const normalised = normaliseInput(String(raw));
  const text = normalised.ok ? normalised.text : '?';
  if (text === '') return empty;
  if (text.length > 40 || !form.test(text)) return wrong(fault);
  const value = Number(text.replace(/[^\d-]/g, ''));
  if (!Number.isSafeInteger(value)) return wrong(fault);
  if (min !== undefined && value < min) return wrong('too-small', { min: String(min) });
  if (max !== undefined && value > max) return wrong('too-large', { max: String(max) });
  return found(value === 0 ? 0 : value);
}
