import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Rule = z.object({
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  endAfterHours: z.int().min(1),
  mostPersons: z.int().min(1),
  tells: z.array(z.string().min(1)),
  source: z.string().min(1),
});
export type HeldTakeRule = z.infer<typeof Rule>;

const { rules } = z
  .object({ rules: z.array(Rule).min(1) })
  .parse(JSON.parse(readFileSync(new URL('../../data/held-takes.json', import.meta.url), 'utf8')));

/** What holds of papers that were taken over before their dossier was there, on a day (YYYY-MM-DD). */
export function heldTakeRuleOn(day: string): HeldTakeRule {
  const rule = rules.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day);
  if (rule === undefined) throw new Error(`No rule says how papers are taken over on ${day}`);
  return rule;
}

/** Before this instant what was taken and not used has ended. Pure. */
export const endsBefore = (now: Date, { endAfterHours }: Pick<HeldTakeRule, 'endAfterHours'>): Date =>
  new Date(now.getTime() - endAfterHours * 3_600_000);
