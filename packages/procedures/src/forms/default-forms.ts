import { FormDefinition, applicantFormKey, inRecords, type FormField } from '@dongbo/contract';
import applicant from '../../data/forms/applicant.v1.json' with { type: 'json' };
import applicant2 from '../../data/forms/applicant.v2.json' with { type: 'json' };
import applicant3 from '../../data/forms/applicant.v3.json' with { type: 'json' };
import birthRegistration from '../../data/forms/birth-registration.v1.json' with { type: 'json' };
import birthRegistration2 from '../../data/forms/birth-registration.v2.json' with { type: 'json' };
import birthRegistration3 from '../../data/forms/birth-registration.v3.json' with { type: 'json' };
import generalRequest from '../../data/forms/general-request.v1.json' with { type: 'json' };
import generalRequest2 from '../../data/forms/general-request.v2.json' with { type: 'json' };
import householdBusiness from '../../data/forms/household-business-registration.v1.json' with { type: 'json' };
import householdBusiness2 from '../../data/forms/household-business-registration.v2.json' with { type: 'json' };
import hintsByProcedure from '../../data/forms/hints-by-procedure.json' with { type: 'json' };
import residence from '../../data/forms/residence-ct01.v1.json' with { type: 'json' };

/** The form for every procedure that has none of its own, so that each can be filed from the first minute. */
export const generalRequestKey = 'general-request';

/** All form definitions that come with the program, in every version. */
export const defaultForms: readonly FormDefinition[] = [
  applicant,
  applicant2,
  applicant3,
  generalRequest,
  generalRequest2,
  birthRegistration,
  birthRegistration2,
  birthRegistration3,
  householdBusiness,
  householdBusiness2,
  residence,
].map((data) => FormDefinition.parse(data));

/** The forms to fill for a procedure that is filed on a day (YYYY-MM-DD): first the applicant's, then the procedure's
 * own or else the general request. */
export function formsForProcedure(procedureCode: string, day: string): readonly FormDefinition[] {
  const own = newest(day, ({ procedureCodes }) => procedureCodes.includes(procedureCode));
  const first = newest(day, ({ key }) => key === applicantFormKey);
  const second = own ?? newest(day, ({ key }) => key === generalRequestKey);
  return [first, second].filter((form) => form !== undefined).map((form) => withHints(form, procedureCode));
}

const nameOf = ({ key, version }: Pick<FormDefinition, 'key' | 'version'>): string => `${key} ${version}`;

/** What was made of a form for a procedure: both are data that come with the program. */
const hintedForms = new Map<string, FormDefinition>();

/** A form with the help that its questions have for this procedure alone. */
function withHints(form: FormDefinition, procedureCode: string): FormDefinition {
  const name = `${nameOf(form)} ${procedureCode}`;
  const known = hintedForms.get(name);
  if (known !== undefined) return known;
  const made = addHints(form, procedureCode);
  if (made !== form) hintedForms.set(name, made);
  return made;
}

function addHints(form: FormDefinition, procedureCode: string): FormDefinition {
  const own = hintsByProcedure.hints.filter(
    (hint) => hint.form === form.key && hint.procedureCodes.includes(procedureCode),
  );
  if (own.length === 0) return form;
  const hinted = (field: FormField): FormField => {
    const ofField = own.filter((hint) => hint.field === field.id);
    if (ofField.length === 0 || field.type !== 'choice') return field;
    const options = field.options.map((option) => ({
      ...option,
      hint: ofField.find((hint) => hint.option === option.value)?.hint ?? option.hint,
    }));
    return { ...field, options };
  };
  return { ...form, sections: form.sections.map((section) => ({ ...section, fields: section.fields.map(hinted) })) };
}

/** A form in the version with which a dossier was filed. */
export function findForm(key: string, version: number): FormDefinition | undefined {
  return defaultForms.find((form) => form.key === key && form.version === version);
}

const recordForms: ReadonlyMap<string, FormDefinition> = new Map(
  defaultForms.map((form) => [nameOf(form), inRecords(form)]),
);

/** The same in the words of records: copies, the desk, letters. */
export const findRecordForm = (key: string, version: number): FormDefinition | undefined =>
  recordForms.get(nameOf({ key, version }));

const idsOf = ({ sections }: FormDefinition): string[] => sections.flatMap(({ fields }) => fields.map(({ id }) => id));

const formerIds: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  defaultForms.map((form) => {
    const own = new Set(idsOf(form));
    const before = defaultForms.filter(({ key, version }) => key === form.key && version < form.version);
    return [nameOf(form), new Set(before.flatMap(idsOf).filter((id) => !own.has(id)))];
  }),
);

const none: ReadonlySet<string> = new Set();

/** Fields that earlier versions of a form had and this one has not: a draft may hold answers to them. */
export const formerFields = (form: FormDefinition): ReadonlySet<string> => formerIds.get(nameOf(form)) ?? none;

function newest(day: string, fits: (form: FormDefinition) => boolean): FormDefinition | undefined {
  return defaultForms
    .filter((form) => fits(form) && form.validFrom <= day && (form.validTo === null || day <= form.validTo))
    .toSorted((a, b) => b.version - a.version)[0];
}
