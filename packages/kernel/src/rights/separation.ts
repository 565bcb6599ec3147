import { Day, LocalText } from '@dongbo/contract';
import { z } from 'zod';
import practice from '../../data/practice-keys.json' with { type: 'json' };
import data from '../../data/separation.json' with { type: 'json' };
import { localDate } from '../time/instant.ts';
import { meet, type Holding } from './holding.ts';

const Rules = z.object({
  rules: z.array(
    z.object({
      key: z.string(),
      name: LocalText,
      a: z.array(z.string()).min(1),
      b: z.array(z.string()).min(1),
      validFrom: Day,
      validTo: Day.nullable(),
      basis: z.string(),
      provisional: z.boolean(),
    }),
  ),
});

/** Operations that may not meet in one person: who may do one of `a` may do none of `b`. */
export type SeparationRule = z.infer<typeof Rules>['rules'][number];

export const separationRules: readonly SeparationRule[] = Rules.parse(data).rules;

/** What a grant can wait for, by key. */
export const practiceKeys = z
  .object({ keys: z.array(z.object({ key: z.string(), name: LocalText })) })
  .parse(practice).keys;

/** Two grants of one person (or one that carries both sides) that a rule keeps apart. */
export interface Conflict<H extends Holding> {
  readonly rule: SeparationRule;
  readonly a: H;
  readonly b: H;
}

const carries = ({ permissions }: Holding, side: readonly string[]): boolean =>
  side.some((name) => permissions.includes(name));

/** The rule is in force on some day on which both grants stand. */
function isInForceFor({ validFrom, validTo }: SeparationRule, a: Holding, b: Holding): boolean {
  const begins = localDate(a.validFrom > b.validFrom ? a.validFrom : b.validFrom);
  const ends = [a.validTo, b.validTo].flatMap((end) => (end === null ? [] : [localDate(end)]));
  return (validTo === null || begins <= validTo) && ends.every((end) => end >= validFrom);
}

/** What these grants of one person break. Pure. */
export function conflictsOf<H extends Holding>(
  held: readonly H[],
  rules: readonly SeparationRule[] = separationRules,
): Conflict<H>[] {
  return rules.flatMap((rule) => {
    const left = held.filter((one) => carries(one, rule.a));
    const right = held.filter((one) => carries(one, rule.b));
    return left.flatMap((a) =>
      right.filter((b) => meet(a, b) && isInForceFor(rule, a, b)).map((b) => ({ rule, a, b })),
    );
  });
}
