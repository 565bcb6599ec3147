import { z } from 'zod';
import { fieldBase } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { notPrintable, readText } from '../../read-text.ts';

export const LongTextField = z.object({
  ...fieldBase,
  type: z.literal('long-text').describe('Kind of field'),
  maxLength: z.number().int().min(1).max(10_000).default(2000).describe('Most characters'),
});
export type LongTextField = z.infer<typeof LongTextField>;

export const longTextField: FieldType<LongTextField, string> = {
  parse: (config, raw) => readText(raw, config.maxLength, 'paragraph'),
  write: (_config, value) => String(value),
  warn: (_config, value) => notPrintable(String(value)),
};
