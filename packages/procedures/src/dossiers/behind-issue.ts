import type { ProcessAction } from '@dongbo/contract';
import type { DossierVocabulary } from '@dongbo/contract/procedures';
import type { StoredDossier } from './stored-dossier.ts';

/** Whether an action leads a dossier whose result is issued back behind the issue. The owner may have the result by then: it is
 * neither written anew nor numbered or signed a second time, so that whoever worked on it would find nothing to do. Handing the
 * step to another person goes nowhere. Pure. */
export function leadsBehindIssue(
  { result, stepId }: Pick<StoredDossier, 'result' | 'stepId'>,
  { backward, to }: Pick<ProcessAction<DossierVocabulary>, 'backward' | 'to'>,
): boolean {
  return result?.state === 'issued' && backward === true && to !== stepId;
}
