import { applicantFormKey } from '@dongbo/contract';
import { neededPapers, type Procedure } from '@dongbo/contract/procedures';
import { isByAuthorisation } from './by-authorisation.ts';
import type { StoredDossier } from './stored-dossier.ts';

/** Names of the papers that the case of a dossier needs and of which nothing was handed in. Of a list that could not be read with
 * certainty nothing is said. Pure. */
export function lackingPapers({ papers: list }: Pick<Procedure, 'papers'>, dossier: StoredDossier): string[] {
  const { answers, papers, paperCase, channel } = dossier;
  const there = new Set(papers.map(({ componentId }) => componentId));
  const applicant = Object(answers[applicantFormKey]);
  const mandate = isByAuthorisation(dossier) ? 'authorised' : applicant.mandate;
  const choice = { caseKey: paperCase, answers: { ...answers, [applicantFormKey]: { ...applicant, mandate } } };
  return neededPapers(list, choice, channel === 'ONLINE' ? 'online' : 'counter')
    .filter(({ id }) => !there.has(id))
    .map(({ name }) => name);
}
