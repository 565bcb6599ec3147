import { applicantFormKey, fold } from '@dongbo/contract';
import { isFiledByOwner } from './filed-by-owner.ts';
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

/** Does somebody in it bear this person's name, with no two numbers that tell them apart? The rule itself needs the numbers;
 * without them whoever acts is told, and knows. Pure. */
export function mayBeParty(
  person: MaybeParty & { readonly name: string },
  dossier: Parties & Pick<StoredDossier, 'submitterName'>,
): boolean {
  if (isPartyTo(person, dossier)) return false;
  const isTold = (number: unknown): boolean => typeof number === 'string' && typeof person.identityNumber === 'string';
  const named = fold(person.name);
  if (named === '') return false;
  const { owner, submitterName } = dossier;
  const byOwner = fold(owner.name) === named && !isTold(owner.identityNumber);
  return byOwner || (fold(submitterName) === named && !isTold(submitterNumber(dossier) ?? ownNumber(dossier)));
}

/** The owner's number where the owner files themselves. */
const ownNumber = (dossier: Parties & Pick<StoredDossier, 'submitterName'>): unknown =>
  isFiledByOwner(dossier) ? dossier.owner.identityNumber : undefined;
