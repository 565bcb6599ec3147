import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Whom a rung calls, from the one who has the dossier upwards. */
export const levels = ['holder', 'head', 'leader', 'province'] as const;
export type Level = (typeof levels)[number];

const Rung = z.object({
  key: z.string().min(1),
  /** Whose time it counts. */
  of: z.enum(['step', 'dossier']),
  /** Working minutes after the due instant; negative: before it. */
  workingMinutes: z.number().int(),
  level: z.enum(levels),
});
export type Rung = z.infer<typeof Rung>;

const Rule = z.object({
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  source: z.string().min(1),
  /** Working minutes after which a rung that nobody was told of is only recorded: after a long stop of the installation the
   * lists show what is late. */
  tellWithinWorkingMinutes: z.number().int().positive(),
  rungs: z.array(Rung).min(1),
  /** Roles of the levels above the holder. */
  roles: z.record(z.enum(['head', 'leader', 'province']), z.array(z.string().min(1)).min(1)),
});
export type EscalationRule = z.infer<typeof Rule>;

const { rules } = z
  .object({ rules: z.array(Rule).min(1) })
  .parse(JSON.parse(readFileSync(new URL('../../data/escalation.json', import.meta.url), 'utf8')));

/** What rules escalation on a day (YYYY-MM-DD). */
export function escalationRuleOn(day: string): EscalationRule {
  const rule = rules.find(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day);
  if (rule === undefined) throw new Error(`No rule for escalation on ${day}`);
  return rule;
}
