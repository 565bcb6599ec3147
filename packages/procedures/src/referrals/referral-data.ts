import { readFileSync } from 'node:fs';
import { KnownTimeLimit, dossierVocabulary, type ReferralKind } from '@dongbo/contract/procedures';
import { LocalText } from '@dongbo/contract';
import { z } from 'zod';

type StepKind = (typeof dossierVocabulary.stepKinds)[number];

const Way = z.object({ stepKinds: z.array(z.enum(dossierVocabulary.stepKinds)).min(1), source: z.string().min(1) });

const validity = { validFrom: z.iso.date(), validTo: z.iso.date().nullable(), source: z.string().min(1) };

const Rule = z.object({
  ...validity,
  limits: z.object({ opinion: KnownTimeLimit, task: KnownTimeLimit }),
  longest: KnownTimeLimit,
  mostOpen: z.int().min(1),
  askedHeads: z.array(z.string()).min(1),
});
/** The numbers that rule referrals. */
export type ReferralRule = z.infer<typeof Rule>;

const Task = z.object({
  key: z.string().min(1),
  title: LocalText,
  sequence: z.int().min(1),
  isNeeded: z.boolean(),
  limit: KnownTimeLimit,
  /** What the unit is for that does it, below the body that settles the dossier; null: the officer chooses. */
  unitFunction: z.string().nullable(),
  only: z.array(z.string()).min(1),
});

const { ways, rules, declaredTasks } = z
  .object({
    ways: z.object({ opinion: Way, task: Way }),
    rules: z.array(Rule).min(1),
    declaredTasks: z.array(
      z.object({ ...validity, procedures: z.array(z.string()).min(1), tasks: z.array(Task).min(1) }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/referrals.json', import.meta.url), 'utf8')));

interface Valid {
  readonly validFrom: string;
  readonly validTo: string | null;
}
const isInForce = ({ validFrom, validTo }: Valid, day: string): boolean => validFrom <= day && (validTo ?? day) >= day;

/** May others be asked so at a step of this kind? Data, beside the words of processes. */
export const mayReferAt = (kind: ReferralKind, step: StepKind | undefined): boolean =>
  step !== undefined && ways[kind].stepKinds.includes(step);

/** The rule that is in force on a day (YYYY-MM-DD). */
export function referralRuleOn(day: string): ReferralRule {
  const rule = rules.findLast((one) => isInForce(one, day));
  if (rule === undefined) throw new Error(`No rule for referrals on ${day}`);
  return rule;
}

export interface DeclaredTask extends z.infer<typeof Task> {
  readonly source: string;
}

/** The tasks of others that are declared for a procedure on a day. */
export const declaredTasksOf = (procedureCode: string, day: string): readonly DeclaredTask[] =>
  declaredTasks
    .filter((one) => one.procedures.includes(procedureCode) && isInForce(one, day))
    .flatMap(({ tasks, source }) =>
      tasks.filter(({ only }) => only.includes(procedureCode)).map((task) => ({ ...task, source })),
    );
