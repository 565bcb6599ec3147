import { applicantFormKey } from '@dongbo/contract';
import type { StoredDossier } from './stored-dossier.ts';

/** Who might have to keep away: a person, with the number of the account where it is known. */
export interface MaybeParty {
  readonly personId: string | null;
  readonly identityNumber?: string | null;
}

/** What the dossier says of those whose matter it is. */
export type Parties = Pick<StoredDossier, 'personId' | 'owner' | 'answers'>;

function submitterNumber({ answers }: Parties): unknown {
  const applicant = answers[applicantFormKey];
  if (typeof applicant !== 'object' || applicant === null || !('submitterIdentityNumber' in applicant))
    return undefined;
  return applicant.submitterIdentityNumber;
}

/** Is it this person's own matter: filed by them, owned by them, or brought by them for the owner? Whoever it is does not
 * settle it, at no step (conflict of interest: Anti-Corruption Law 36/2018/QH14 art. 23). Pure. */
export function isPartyTo({ personId, identityNumber }: MaybeParty, dossier: Parties): boolean {
  if (personId !== null && personId === dossier.personId) return true;
  if (identityNumber === null || identityNumber === undefined) return false;
  return identityNumber === dossier.owner.identityNumber || identityNumber === submitterNumber(dossier);
}
