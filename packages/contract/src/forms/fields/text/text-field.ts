import { z } from 'zod';
import { fold } from '../../../text/fold.ts';
import { fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { readText } from '../../read-text.ts';

export const TextField = z.object({
  ...fieldBase,
  type: z.literal('text'),
  maxLength: z.number().int().min(1).max(500).default(200),
  /** The text begins with these words; compared without accents and case, stored as given here. */
  startsWith: z.string().min(1).max(60).optional(),
  /** Not asked but made from another field; what the browser sends for it is ignored. */
  derivedFrom: z.object({ field: z.string(), as: z.literal('date-in-words') }).optional(),
});
export type TextField = z.infer<typeof TextField>;

export const textField: FieldType<TextField, string> = {
  parse(config, raw) {
    const parsed = readText(raw, config.maxLength);
    if (parsed.kind !== 'value' || config.startsWith === undefined) return parsed;
    const opening = config.startsWith;
    const rest = parsed.value.slice(opening.length);
    if (fold(parsed.value.slice(0, opening.length)) !== fold(opening) || !/^\s+\S/.test(rest)) {
      return wrong('must-start-with', { start: opening });
    }
    return found(`${opening} ${rest.trim()}`);
  },
  write: (_config, value) => String(value),
};
