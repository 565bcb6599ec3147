import type { ProcessAction } from '@dongbo/contract';
import type { DossierVocabulary } from '@dongbo/contract/procedures';
import { isExplained } from '../supplements/bring-pieces.ts';
import type { StoredDossier } from './stored-dossier.ts';

/** Is an answer of others needed before the dossier may leave its step by this action? Back it may always go. Pure. */
export const waitsForOthers = (
  { waitsFor, stepId }: Pick<StoredDossier, 'waitsFor' | 'stepId'>,
  { to, backward }: Pick<ProcessAction<DossierVocabulary>, 'to' | 'backward'>,
): boolean => waitsFor > 0 && to !== stepId && backward !== true;

/** Does the dossier stand still for a way beside the straight one? What was asked for has to come first, and be accepted: receiving
 * it at the counter accepts it. Handing the step to another person goes nowhere, and stays possible. Pure. */
export function waitsAside(
  { openPath, stepId, supplement }: Pick<StoredDossier, 'openPath' | 'stepId' | 'supplement'>,
  { to, effect }: Pick<ProcessAction<DossierVocabulary>, 'to' | 'effect'>,
): boolean {
  if (openPath === null || to === stepId) return false;
  if (effect !== 'receive') return true;
  // The counter may also do without what the owner explained, at the first reception and at a later one.
  return openPath !== 'supplement-answered' && !(supplement !== null && isExplained(supplement));
}
