import { readFileSync } from 'node:fs';
import { KnownTimeLimit } from '@dongbo/contract/procedures';
import { Notations } from '@dongbo/kernel';
import { z } from 'zod';

const Rung = z.object({ after: KnownTimeLimit, roles: z.array(z.string()).min(1) });

const { notations, receivers, rules } = z
  .object({
    notations: Notations,
    receivers: z.object({ commune: z.string(), otherwise: z.string(), source: z.string().min(1) }),
    rules: z
      .array(
        z.object({
          validFrom: z.iso.date(),
          validTo: z.iso.date().nullable(),
          confirmWithin: KnownTimeLimit,
          rungs: z.array(Rung).min(1),
          source: z.string().min(1),
        }),
      )
      .min(1),
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/hand-over.json', import.meta.url), 'utf8')));

/** How the number of a list is written. */
export const listNotations = notations;

/** Whose work a list is at a body of a kind. Pure. */
export const receiverRole = (kind: string): string => (kind === 'commune' ? receivers.commune : receivers.otherwise);

export type HandOverRule = Pick<(typeof rules)[number], 'confirmWithin' | 'rungs'>;

/** How long a confirmation may take on a day (YYYY-MM-DD), and who is told when it does not come. */
export function handOverRuleOn(day: string): HandOverRule {
  const rule = rules.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day);
  if (rule === undefined) throw new Error(`No rule for hand-over lists on ${day}`);
  return rule;
}
