import { applicantFormKey } from '@dongbo/contract';
import type { Submitter } from '@dongbo/contract/procedures';
import { isFiledByOwner } from './filed-by-owner.ts';
import type { StoredDossier } from './stored-dossier.ts';

/** Where the applicant's answers have what is told of the submitter beside the name. */
export const submitterFields = {
  identityNumber: 'submitterIdentityNumber',
  phone: 'submitterPhone',
  authority: 'submitterAuthority',
} as const satisfies Partial<Record<keyof Submitter, string>>;

/** Who filed it for the owner, as far as they were asked; null: the owner themselves. Pure. */
export function submitterOf(dossier: Pick<StoredDossier, 'owner' | 'submitterName' | 'answers'>): Submitter | null {
  if (isFiledByOwner(dossier)) return null;
  const told = Object(dossier.answers[applicantFormKey]);
  const textOf = (field: string): string | null => {
    const value: unknown = told[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    name: dossier.submitterName,
    identityNumber: textOf(submitterFields.identityNumber),
    phone: textOf(submitterFields.phone),
    authority: textOf(submitterFields.authority),
  };
}
