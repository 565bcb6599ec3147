import { z } from 'zod';
import { checkIdentityNumber, identityPapers } from '../../../identifiers/identity-number.ts';
import type { IdentityPaper } from '../../../identifiers/identity-number.ts';
import { fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldContext, FieldType } from '../../field-type.ts';
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
  paperField: z
    .string()
    .optional()
    .describe('Id of an earlier choice that says which paper it is: personal, old-card, passport or other'),
});
export type IdentityNumberField = z.infer<typeof IdentityNumberField>;

export const identityNumberField: FieldType<IdentityNumberField, string> = {
  parse(config, raw, context) {
    const parsed = readText(raw, 40);
    if (parsed.kind !== 'value') return parsed;
    const paper = paperOf(config, context);
    const check = checkIdentityNumber(parsed.value, context.today, paper);
    if (paper === undefined && check.kind === 'nine-digits' && config.paperField !== undefined)
      return wrong('which-paper');
    const only = config.accepts.length > 1 ? 'not-an-identity-paper' : 'not-twelve-digits';
    if (check.kind === 'unknown') return wrong(paper === undefined ? only : faultOf[paper]);
    const isTaken = paper !== undefined || config.accepts.some((kind) => fits(kind, check.kind));
    if (!isTaken) return wrong(only);
    return found(check.value);
  },
  write: (_config, value) => String(value),
  warn: (config, value, context) =>
    checkIdentityNumber(String(value), context.today, paperOf(config, context)).warnings.map((code) => ({
      code,
      facts: {},
    })),
};

/** Which paper it is, as an earlier answer says. */
function paperOf({ paperField }: IdentityNumberField, { earlier }: FieldContext): IdentityPaper | undefined {
  const said = paperField === undefined ? undefined : earlier?.(paperField);
  return identityPapers.find((known) => known === said);
}

/** Nine digits, of which nobody says what they are, fit both old card and passport. */
const fits = (taken: string, kind: string): boolean =>
  taken === kind || (kind === 'nine-digits' && taken !== 'personal');

const faultOf = {
  personal: 'not-twelve-digits',
  'old-card': 'not-nine-digits',
  passport: 'not-a-passport',
  other: 'not-an-identity-paper',
} as const;
