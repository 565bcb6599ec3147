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

const textOf = (values: FormValues, id: string): string | null => {
  const value = Object.hasOwn(values, id) ? values[id] : undefined;
  return typeof value === 'string' ? value : null;
};

/** Who files for themselves, and a parent for a child, is not asked what kind of owner it is. */
const typeOf = (values: FormValues): ApplicantFacts['owner']['type'] =>
  ownerType(textOf(values, 'ownerType') ?? (textOf(values, 'ownerName') === null ? null : 'citizen'));

const numberOf = (values: FormValues): string | null =>
  textOf(values, 'ownerIdentityNumber') ?? textOf(values, 'ownerTaxCode') ?? textOf(values, 'ownerOrganisationCode');

/** What is odd about the owner's number, by itself and beside the answers about a person. `values` have gone through
 * `parseAnswers`; `today` is YYYY-MM-DD. */
export function applicantWarnings(values: FormValues, today: string): readonly OwnerNumberWarning[] {
  const gender = textOf(values, 'ownerGender');
  return ownerNumberWarnings(
    {
      type: typeOf(values),
      identityNumber: numberOf(values),
      identityPaper: identityPapers.find((paper) => paper === textOf(values, 'ownerIdentityPaper')),
      gender: gender === 'male' || gender === 'female' ? gender : undefined,
      birthDate: textOf(values, 'ownerBirthDate') ?? undefined,
    },
    today,
  );
}

/** What the answers to the applicant's form say about owner and submitter. `values` have gone through `parseAnswers`. */
export function readApplicant(
  definition: FormDefinition,
  values: FormValues,
  options: { readonly today: string; readonly nameOf?: NameOf },
): ApplicantFacts {
  const text = (id: string) => textOf(values, id);
  const written = (id: string) => {
    const field = definition.sections.flatMap(({ fields }) => fields).find((candidate) => candidate.id === id);
    const value = Object.hasOwn(values, id) ? values[id] : undefined;
    return field === undefined || value === undefined ? null : boundField(field).write(value, 'vi', options.nameOf);
  };
  const name = text('ownerName') ?? text('ownerOrganisationName') ?? '';
  return {
    owner: {
      type: typeOf(values),
      name,
      identityNumber: numberOf(values),
      address: written('ownerAddress'),
      phone: text('ownerPhone'),
      email: text('ownerEmail'),
    },
    submitterName: text('submitterName') ?? name,
    identityWarnings: applicantWarnings(values, options.today),
  };
}

function ownerType(value: string | null): ApplicantFacts['owner']['type'] {
  return value === 'citizen' || value === 'enterprise' || value === 'organisation' ? value : 'other';
}
