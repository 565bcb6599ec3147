import { applicantFormKey } from '@dongbo/contract';
import { isFiledByOwner } from './filed-by-owner.ts';
import type { StoredDossier } from './stored-dossier.ts';

/** Who filed acts by authorisation: as the applicant's form says it, or, at a counter that did not ask as what, because it is
 * another person. Pure. */
export function isByAuthorisation(dossier: StoredDossier): boolean {
  const { mandate, submitterRole } = Object(dossier.answers[applicantFormKey]);
  return (
    mandate === 'authorised' ||
    submitterRole === 'authorised' ||
    (dossier.channel !== 'ONLINE' && !isFiledByOwner(dossier))
  );
}
