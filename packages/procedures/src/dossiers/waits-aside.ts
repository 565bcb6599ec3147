import type { ProcessAction } from '@dongbo/contract';
import type { DossierVocabulary } from '@dongbo/contract/procedures';
import type { StoredDossier } from './stored-dossier.ts';

/** Does the dossier stand still for a way beside the straight one? What was asked for has to come first, and be accepted: receiving
 * it at the counter accepts it. Handing the step to another person goes nowhere, and stays possible. Pure. */
export function waitsAside(
  { openPath, stepId }: Pick<StoredDossier, 'openPath' | 'stepId'>,
  { to, effect }: Pick<ProcessAction<DossierVocabulary>, 'to' | 'effect'>,
): boolean {
  if (openPath === null || to === stepId) return false;
  return !(openPath === 'supplement-answered' && effect === 'receive');
}
