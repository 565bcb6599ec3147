import { z } from 'zod';
import { checkIdentityNumber } from '../../../identifiers/identity-number.ts';
import { fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { readText } from '../../read-text.ts';

/** The number of an identity paper. Only its shape is demanded; that the digits look odd is a warning, because the
 * paper is right and the table may be old. */
export const IdentityNumberField = z.object({
  ...fieldBase,
  type: z.literal('identity-number').describe('Kind of field'),
  accepts: z
    .array(z.enum(['personal', 'old-card', 'passport']))
    .min(1)
    .default(['personal'])
    .describe('Kinds of numbers that are taken'),
});
export type IdentityNumberField = z.infer<typeof IdentityNumberField>;

export const identityNumberField: FieldType<IdentityNumberField, string> = {
  parse(config, raw, context) {
    const parsed = readText(raw, 40);
    if (parsed.kind !== 'value') return parsed;
    const check = checkIdentityNumber(parsed.value, context.today);
    if (check.kind === 'unknown')
      return wrong(config.accepts.length > 1 ? 'not-an-identity-paper' : 'not-twelve-digits');
    if (!config.accepts.includes(check.kind)) {
      return wrong(config.accepts.length > 1 ? 'not-an-identity-paper' : 'not-twelve-digits');
    }
    return found(
      check.value,
      check.warnings.map((code) => ({ code, facts: {} })),
    );
  },
  write: (_config, value) => String(value),
};
