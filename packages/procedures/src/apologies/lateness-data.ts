import { readFileSync } from 'node:fs';
import { LocalText } from '@dongbo/contract';
import type { WorkMark } from '@dongbo/kernel';
import { z } from 'zod';

const validity = { validFrom: z.iso.date(), validTo: z.iso.date().nullable() };

const Rule = z.object({
  ...validity,
  prepareBefore: z.object({ workingDays: z.number().positive(), source: z.string().min(1) }),
  legalGround: z.string().min(1),
});
export type LatenessRule = z.infer<typeof Rule>;

const Cause = z.object({ ...validity, key: z.string().min(1), text: LocalText, source: z.string().min(1) });
export type LateCause = z.infer<typeof Cause>;

const data = z
  .object({
    rules: z.array(Rule).min(1),
    causes: z.array(Cause).min(1),
    marks: z.object({ drafted: LocalText, sent: LocalText }),
    signing: LocalText,
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/lateness.json', import.meta.url), 'utf8')));

const isInForce = ({ validFrom, validTo }: Pick<LateCause, 'validFrom' | 'validTo'>, day: string): boolean =>
  validFrom <= day && (validTo ?? day) >= day;

/** What rules apologies on a day (YYYY-MM-DD). */
export function latenessRuleOn(day: string): LatenessRule {
  const rule = data.rules.find((one) => isInForce(one, day));
  if (rule === undefined) throw new Error(`No rule for apologies on ${day}`);
  return rule;
}

/** The causes that may be named on a day (YYYY-MM-DD). */
export const causesOn = (day: string): LateCause[] => data.causes.filter((cause) => isInForce(cause, day));

/** A cause by its key, also one that is no longer offered: records name it. */
export function causeOf(key: string): LateCause {
  const cause = data.causes.findLast((one) => one.key === key);
  if (cause === undefined) throw new Error(`No cause ${key}`);
  return cause;
}

/** What the inbox calls the signing of an apology. */
export const signingName: LocalText = data.signing;

/** What the inbox says beside the step of a dossier with an apology; null: nothing. While the leader has it, that is work of its own. That
 * one is to be written ends with the time: what is late is shown as late. */
export function lateMark(state: 'drafted' | 'written' | 'sent' | undefined): WorkMark | null {
  if (state === 'drafted') return { ...data.marks.drafted, untilLate: true };
  return state === 'sent' ? data.marks.sent : null;
}
