import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Rule = z.object({
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  ground: z.string().min(1),
  source: z.string().min(1),
});

const data = z
  .object({ rules: z.array(Rule.extend({ codes: z.array(z.string()).min(1) })).min(1), stated: Rule })
  .parse(JSON.parse(readFileSync(new URL('../../data/same-visit.json', import.meta.url), 'utf8')));

/** The procedures that are settled in the same visit, by provision. */
export const rules = data.rules;
/** By which those are that say so themselves. */
export const stated = data.stated;

/** Does a rule hold on a day (YYYY-MM-DD)? Pure. */
export const isInForce = ({ validFrom, validTo }: z.infer<typeof Rule>, day: string): boolean =>
  validFrom <= day && (validTo ?? day) >= day;
