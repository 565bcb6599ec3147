import type { EffectOf } from '@dongbo/contract';
import type { DossierVocabulary } from '@dongbo/contract/procedures';
import { approvedResult, issuedResult, returnedResult } from '../results/result-rules.ts';
import type { EffectRule } from './move.ts';
import { startingClock } from '../dossiers/starting-clock.ts';

/** Received complete and correct: the time limit starts. A dossier that came back to the counter inside the offices is
 * received again without that: its limit has been running all the while. */
const receivedDossier: EffectRule = ({ before, after, order }, { at, calendar }) => {
  if (before.clock !== null) return after;
  const clock = startingClock({ stated: before.procedure.limit, named: order.timeLimit, calendar, at });
  return clock === null ? 'dossier.time-limit-needed' : { ...after, state: 'in-progress', clock };
};

/** What the effects of a process make of a dossier. */
export const effectRules: Readonly<Record<EffectOf<DossierVocabulary>, EffectRule>> = {
  receive: receivedDossier,
  'sign-result': approvedResult,
  'issue-result': issuedResult,
  'return-result': returnedResult,
};
