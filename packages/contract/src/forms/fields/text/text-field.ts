import { z } from 'zod';
import { fold } from '../../../text/fold.ts';
import { fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { notPrintable, readText } from '../../read-text.ts';

export const TextField = z.object({
  ...fieldBase,
  type: z.literal('text').describe('Kind of field'),
  maxLength: z.number().int().min(1).max(500).default(200).describe('Most characters'),
  startsWith: z.string().min(1).max(60).optional().describe('The answer begins so'),
  digits: z.number().int().min(1).max(20).optional().describe('So many digits and nothing else, as in a code'),
  derivedFrom: z
    .object({
      field: z.string().describe('Id of the other field'),
      as: z.literal('date-in-words').describe('How it is written'),
    })
    .optional()
    .describe('Filled from another field until somebody types'),
});
export type TextField = z.infer<typeof TextField>;

export const textField: FieldType<TextField, string> = {
  parse(config, raw) {
    const parsed = readText(raw, config.maxLength);
    if (parsed.kind !== 'value') return parsed;
    if (config.digits !== undefined) {
      const digits = parsed.value.replaceAll(/[\s.]/g, '');
      return new RegExp(`^\\d{${config.digits}}$`).test(digits)
        ? found(digits)
        : wrong('not-digits', { digits: String(config.digits) });
    }
    if (config.startsWith === undefined) return parsed;
    const opening = config.startsWith;
    const rest = parsed.value.slice(opening.length);
    if (fold(parsed.value.slice(0, opening.length)) !== fold(opening) || !/^\s+\S/.test(rest)) {
      return wrong('must-start-with', { start: opening });
    }
    return found(`${opening} ${rest.trim()}`);
  },
  write: (_config, value) => String(value),
  warn: (_config, value) => notPrintable(String(value)),
};
