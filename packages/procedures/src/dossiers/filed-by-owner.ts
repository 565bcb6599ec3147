import { applicantFormKey } from '@dongbo/contract';
import type { StoredDossier } from './stored-dossier.ts';

/** Does the owner file themselves? Two people may bear one name, so an equal name says it only where neither the form nor the
 * two numbers say otherwise. Pure. */
export function isFiledByOwner({
  owner,
  submitterName,
  answers,
}: Pick<StoredDossier, 'owner' | 'submitterName' | 'answers'>): boolean {
  if (submitterName !== owner.name) return false;
  const { filedFor, submitterRole, submitterIdentityNumber } = Object(answers[applicantFormKey]);
  if (filedFor === 'other' || submitterRole === 'authorised') return false;
  return typeof submitterIdentityNumber !== 'string' || submitterIdentityNumber === owner.identityNumber;
}
