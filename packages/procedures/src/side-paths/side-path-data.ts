import { readFileSync } from 'node:fs';
import { KnownTimeLimit, dossierVocabulary } from '@dongbo/contract/procedures';
import { LocalText } from '@dongbo/contract';
import { z } from 'zod';
import { onItsWayMark } from '../arrivals/clock-start-data.ts';

const Sourced = z.object({ value: z.int().min(1), source: z.string().min(1) });
const SourcedLimit = z.object({ unit: z.string(), value: z.number(), source: z.string().min(1) });

const Rule = z.object({
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  mostRequests: Sourced,
  askWithin: SourcedLimit,
  /** Procedures whose own law says otherwise. */
  askWithinOf: z.array(SourcedLimit.extend({ procedureCode: z.string() })),
  answerWithin: SourcedLimit,
  noticeDays: Sourced,
  legalGround: z.object({ reception: z.string().min(1), processing: z.string().min(1) }),
});

const Way = z.object({ stepKinds: z.array(z.enum(dossierVocabulary.stepKinds)).min(1), source: z.string().min(1) });

const { ways, supplementRules, marks } = z
  .object({
    ways: z.object({ supplement: Way, 'refusal-at-intake': Way, 'ending-by-decision': Way, withdrawal: Way }),
    supplementRules: z.array(Rule).min(1),
    marks: z.object({
      answered: LocalText,
      proposed: LocalText,
      correction: LocalText,
      reissue: LocalText,
      cancellation: LocalText,
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/side-paths.json', import.meta.url), 'utf8')));

export type WayName = keyof typeof ways;

/** May the way be begun at a step of this kind? Data, beside the words of processes. */
export const mayBeginAt = (way: WayName, kind: (typeof dossierVocabulary.stepKinds)[number] | undefined): boolean =>
  kind !== undefined && ways[way].stepKinds.includes(kind);

/** What the inbox says beside the step of a dossier on a way beside the straight one, of a change of its result by the kind; null:
 * nothing. */
export function markOf(
  openPath: string | null,
  change: 'correction' | 'reissue' | 'cancellation' | undefined,
): LocalText | null {
  if (change !== undefined) return marks[change];
  if (openPath === 'supplement-answered') return marks.answered;
  if (openPath === 'on-its-way') return onItsWayMark;
  return openPath === 'ending-proposed' ? marks.proposed : null;
}

export interface SupplementRule {
  /** So many requests for one case, and no more. */
  readonly mostRequests: number;
  /** How long after the reception it may still be asked. */
  readonly askWithin: KnownTimeLimit;
  readonly answerWithin: KnownTimeLimit;
  /** So long before the end the owner is reminded. */
  readonly noticeDays: number;
  readonly legalGround: { readonly reception: string; readonly processing: string };
}

const limitOf = ({ unit, value }: { unit: string; value: number }): KnownTimeLimit =>
  KnownTimeLimit.parse({ unit, value });

/** The numbers that rule supplements on a day (YYYY-MM-DD) for a procedure. */
export function supplementRuleOn(day: string, procedureCode: string): SupplementRule {
  const rule = supplementRules.findLast(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day);
  if (rule === undefined) throw new Error(`No rule for supplements on ${day}`);
  return {
    mostRequests: rule.mostRequests.value,
    askWithin: limitOf(rule.askWithinOf.find((one) => one.procedureCode === procedureCode) ?? rule.askWithin),
    answerWithin: limitOf(rule.answerWithin),
    noticeDays: rule.noticeDays.value,
    legalGround: rule.legalGround,
  };
}
