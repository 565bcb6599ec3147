import { ownerNumberWarnings } from '../identifiers/owner-number.ts';
import { identityPapers } from '../identifiers/identity-number.ts';
import type { OwnerNumberWarning } from '../identifiers/owner-number.ts';
import type { FormValues, NameOf } from './field-type.ts';
import { boundField } from './field-types.ts';
import type { FormDefinition } from './form-definition.ts';

/** Key of the form that is put in front of every other: who the dossier is about and who files it. */
export const applicantFormKey = 'applicant';

export interface ApplicantFacts {
  /** The owner (chủ hồ sơ) in the form in which a dossier keeps it. */
  readonly owner: {
    readonly type: 'citizen' | 'enterprise' | 'organisation' | 'other';
    readonly name: string;
    /** Personal number, number of another identity paper, or tax code. */
    readonly identityNumber: string | null;
    readonly address: string | null;
    readonly phone: string | null;
    readonly email: string | null;
  };
  readonly submitterName: string;
  /** The owner's number against its own structure, and a person's against date of birth and gender. */
  readonly identityWarnings: readonly OwnerNumberWarning[];
}

/** What the answers to the applicant's form say about owner and submitter. `values` have gone through `parseAnswers`. */
export function readApplicant(
  definition: FormDefinition,
  values: FormValues,
  options: { readonly today: string; readonly nameOf?: NameOf },
): ApplicantFacts {
  const text = (id: string) => {
    const value = Object.hasOwn(values, id) ? values[id] : undefined;
    return typeof value === 'string' ? value : null;
  };
  const written = (id: string) => {
    const field = definition.sections.flatMap(({ fields }) => fields).find((candidate) => candidate.id === id);
    const value = Object.hasOwn(values, id) ? values[id] : undefined;
    return field === undefined || value === undefined ? null : boundField(field).write(value, 'vi', options.nameOf);
  };
  const name = text('ownerName') ?? text('ownerOrganisationName') ?? '';
  // Who files for themselves, and a parent for a child, is not asked what kind of owner it is.
  const type = ownerType(text('ownerType') ?? (text('ownerName') === null ? null : 'citizen'));
  const gender = text('ownerGender');
  const identityNumber = text('ownerIdentityNumber') ?? text('ownerTaxCode') ?? text('ownerOrganisationCode');
  return {
    owner: {
      type,
      name,
      identityNumber,
      address: written('ownerAddress'),
      phone: text('ownerPhone'),
      email: text('ownerEmail'),
    },
    submitterName: text('submitterName') ?? name,
    identityWarnings: ownerNumberWarnings(
      {
        type,
        identityNumber,
        identityPaper: identityPapers.find((paper) => paper === text('ownerIdentityPaper')),
        gender: gender === 'male' || gender === 'female' ? gender : undefined,
        birthDate: text('ownerBirthDate') ?? undefined,
      },
      options.today,
    ),
  };
}

function ownerType(value: string | null): ApplicantFacts['owner']['type'] {
  return value === 'citizen' || value === 'enterprise' || value === 'organisation' ? value : 'other';
}
