import { readFileSync } from 'node:fs';
import { KnownTimeLimit } from '@dongbo/contract/procedures';
import { z } from 'zod';

const { rules } = z
  .object({
    rules: z
      .array(
        z.object({
          validFrom: z.iso.date(),
          validTo: z.iso.date().nullable(),
          answerWithin: KnownTimeLimit,
          lateRoles: z.array(z.string()).min(1),
          source: z.string().min(1),
        }),
      )
      .min(1),
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/correction-requests.json', import.meta.url), 'utf8')));

type CorrectionTimes = Pick<(typeof rules)[number], 'answerWithin' | 'lateRoles'>;

/** By when an owner has an answer who asks on a day (YYYY-MM-DD), and who is told when there is none. */
export function correctionTimesOn(day: string): CorrectionTimes {
  const rule = rules.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day);
  if (rule === undefined) throw new Error(`No rule for requests to correct a result on ${day}`);
  return rule;
}
