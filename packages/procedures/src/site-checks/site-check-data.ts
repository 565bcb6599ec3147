import { readFileSync } from 'node:fs';
import { KnownTimeLimit, dossierVocabulary } from '@dongbo/contract/procedures';
import { Notations } from '@dongbo/kernel';
import { z } from 'zod';

type StepKind = (typeof dossierVocabulary.stepKinds)[number];

const { stepKinds, notations, rules } = z
  .object({
    stepKinds: z.array(z.enum(dossierVocabulary.stepKinds)).min(1),
    notations: Notations,
    rules: z
      .array(
        z.object({
          validFrom: z.iso.date(),
          validTo: z.iso.date().nullable(),
          lateAfter: KnownTimeLimit,
          mostDaysAhead: z.int().min(1),
          lateRoles: z.array(z.string().min(1)).min(1),
          source: z.string().min(1),
        }),
      )
      .min(1),
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/site-checks.json', import.meta.url), 'utf8')));

/** How the number of minutes is written. */
export const minutesNotations = notations;

/** May a verification be planned at a step of this kind? Data, beside the words of processes. */
export const mayCheckAt = (step: StepKind | undefined): boolean => step !== undefined && stepKinds.includes(step);

export type SiteCheckRule = Pick<(typeof rules)[number], 'lateAfter' | 'mostDaysAhead' | 'lateRoles'>;

/** What rules verifications on a day (YYYY-MM-DD). */
export function siteCheckRuleOn(day: string): SiteCheckRule {
  const rule = rules.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day);
  if (rule === undefined) throw new Error(`No rule for verifications on ${day}`);
  return rule;
}
