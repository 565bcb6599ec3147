import type { RawAnswers } from '@dongbo/contract/procedures';
import { formsForProcedure } from '@dongbo/procedures';

/** Of everything that could be answered, what the forms of a procedure ask on a day (YYYY-MM-DD): each version of a form
 * asks in fields of its own, and refuses those of others. Pure. */
export function askedAnswers(procedureCode: string, day: string, known: RawAnswers): RawAnswers {
  const asked = formsForProcedure(procedureCode, day).flatMap(({ key, sections }) => {
    const answers = known[key];
    if (answers === undefined) return [];
    const fields = new Set(sections.flatMap((section) => section.fields.map(({ id }) => id)));
    return [[key, Object.fromEntries(Object.entries(answers).filter(([id]) => fields.has(id)))] as const];
  });
  return Object.fromEntries(asked);
}

/** Who files, as the account says. */
export interface AccountPerson {
  readonly name: string;
  readonly identityNumber: string;
  /** YYYY-MM-DD. */
  readonly bornOn: string;
}

/** That somebody files for themselves, in the fields of every version of the applicant's form: where the account is asked, it
 * says the same. */
export const filedForOneself = ({
  name,
  identityNumber,
  bornOn,
}: AccountPerson): Readonly<Record<string, unknown>> => ({
  filedFor: 'self',
  submitterRole: 'owner',
  ownerType: 'citizen',
  ownerName: name,
  ownerIdentityNumber: identityNumber,
  ownerBirthDate: bornOn,
});
