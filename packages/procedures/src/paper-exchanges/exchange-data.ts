import { readFileSync } from 'node:fs';
import { KnownTimeLimit } from '@dongbo/contract/procedures';
import { z } from 'zod';

const roles = z.array(z.string().min(1)).min(1);

const { rules } = z
  .object({
    rules: z
      .array(
        z.object({
          validFrom: z.iso.date(),
          validTo: z.iso.date().nullable(),
          exchangeWithin: KnownTimeLimit,
          rungs: z.array(z.object({ workingDaysLate: z.int().nonnegative(), roles })).min(1),
          notTakenBackRoles: roles,
          source: z.string().min(1),
        }),
      )
      .min(1),
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/paper-exchange.json', import.meta.url), 'utf8')));

export type ExchangeRule = Pick<(typeof rules)[number], 'exchangeWithin' | 'rungs' | 'notTakenBackRoles'>;

/** By when a wrong paper comes back, who is told rung by rung that it did not, and who that it never will, on a day (YYYY-MM-DD). */
export function exchangeRuleOn(day: string): ExchangeRule {
  const rule = rules.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day);
  if (rule === undefined) throw new Error(`No rule for wrong papers on ${day}`);
  return rule;
}
