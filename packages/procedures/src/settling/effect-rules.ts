import type { EffectOf } from '@dongbo/contract';
import type { DossierVocabulary } from '@dongbo/contract/procedures';
import { approvedResult, issuedResult, returnedResult } from '../results/result-rules.ts';
import { startsElsewhere } from '../arrivals/clock-start-rule.ts';
import { resumedClock } from '../supplements/supplement-rule.ts';
import type { EffectRule } from './move.ts';
import { isPlausibleLimit } from '../dossiers/named-limit.ts';
import { countableLimit, startingClock } from '../dossiers/starting-clock.ts';

/** Received complete and correct: the time limit starts. A dossier that came back to the counter inside the offices is
 * received again without that: its limit has been running all the while. */
const receivedDossier: EffectRule = ({ before, after: moved, order }, { at, calendar }) => {
  // Whoever receives it has found what was asked for complete.
  const after = { ...moved, openPath: null, supplement: null };
  if (before.clock !== null) {
    const counting = { policy: before.supplementPolicy, calendar };
    // Where the counter does without what the owner explained, the clock goes on now.
    return { ...after, state: 'in-progress', clock: resumedClock(before.clock, at, counting) };
  }
  const { limit: stated } = before.procedure;
  const named = order.timeLimit;
  if (named !== undefined && countableLimit(stated) === null && !isPlausibleLimit(named, stated))
    return 'dossier.time-limit-implausible';
  const elsewhere = startsElsewhere(after, at);
  const clock = startingClock({ stated, named, calendar, at, elsewhere });
  if (clock === null) return 'dossier.time-limit-needed';
  return { ...after, state: 'in-progress', clock, openPath: elsewhere ? 'on-its-way' : null };
};

/** What the effects of a process make of a dossier. */
export const effectRules: Readonly<Record<EffectOf<DossierVocabulary>, EffectRule>> = {
  receive: receivedDossier,
  'sign-result': approvedResult,
  'issue-result': issuedResult,
  'return-result': returnedResult,
};
