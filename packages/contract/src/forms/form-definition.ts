import { z } from 'zod';
import { Day, LocalText } from '../values.ts';
import { ShowIf } from './condition.ts';
import { InRecords } from './field-type.ts';
import { AddressField } from './fields/address/address-field.ts';
import { AgencyField } from './fields/agency/agency-field.ts';
import { CatalogueField } from './fields/catalogue/catalogue-field.ts';
import { ChoiceField } from './fields/choice/choice-field.ts';
import { ConfirmField } from './fields/confirm/confirm-field.ts';
import { DateField } from './fields/date/date-field.ts';
import { EmailField } from './fields/email/email-field.ts';
import { IdentityNumberField } from './fields/identity-number/identity-number-field.ts';
import { IntegerField } from './fields/integer/integer-field.ts';
import { LongTextField } from './fields/long-text/long-text-field.ts';
import { MoneyField } from './fields/money/money-field.ts';
import { PartialDateField } from './fields/partial-date/partial-date-field.ts';
import { PersonNameField } from './fields/person-name/person-name-field.ts';
import { PhoneField } from './fields/phone/phone-field.ts';
import { TaxCodeField } from './fields/tax-code/tax-code-field.ts';
import { TextField } from './fields/text/text-field.ts';

export const FormField = z.discriminatedUnion('type', [
  TextField,
  LongTextField,
  DateField,
  PartialDateField,
  IntegerField,
  ChoiceField,
  ConfirmField,
  AddressField,
  IdentityNumberField,
  TaxCodeField,
  PhoneField,
  EmailField,
  AgencyField,
  CatalogueField,
  PersonNameField,
  MoneyField,
]);
export type FormField = z.infer<typeof FormField>;
export type FormFieldType = FormField['type'];

const FieldId = z.string().describe('Id of a field');

/** A rule between fields. It is checked only when the fields it compares are shown and readable. */
export const FormRule = z.discriminatedUnion('kind', [
  /** A date that may not come after another one, or after the day of filing. */
  z.object({
    kind: z.literal('not-after').describe('Kind of rule'),
    field: FieldId,
    than: z.union([FieldId, z.literal('today')]).describe('Another date, or the day of filing'),
  }),
  /** One of the fields must be filled in; the problem is shown at the first. */
  z.object({
    kind: z.literal('at-least-one').describe('Kind of rule'),
    fields: z.array(FieldId).min(2).describe('One of these must be filled in'),
  }),
  /** Fields whose answers must not be equal, such as the numbers of two persons. */
  z.object({
    kind: z.literal('different').describe('Kind of rule'),
    fields: z.array(FieldId).min(2).describe('Their answers must not be equal'),
  }),
  /** Warns when a date lies more than `days` days before the day of filing; the law's consequence is not decided here. */
  z.object({
    kind: z.literal('late-after-days').describe('Kind of rule'),
    field: FieldId,
    days: z.number().int().min(1).max(36_500).describe('So many days before the day of filing'),
    legalBasis: z.string().min(1).describe('Provision that names the days'),
  }),
  /** Warns when two persons' dates, of which only the years may be known, are too close or too far for parent and child. */
  z.object({
    kind: z.literal('years-apart').describe('Kind of rule'),
    field: FieldId.describe("The elder's date"),
    than: FieldId.describe("The younger's date"),
    least: z.number().int().min(1).max(100).describe('Fewer years between them are not likely'),
    most: z.number().int().min(1).max(150).describe('More years between them are not likely'),
  }),
  /** Warns when somebody who says that they are this person is named otherwise there (the mother who asks, and the mother
   * of the declaration). Only forms behind the applicant's have it. */
  z.object({
    kind: z.literal('same-as-applicant').describe('Kind of rule'),
    field: FieldId,
    applicant: z.string().describe("Id of a field of the applicant's form"),
    when: ShowIf.describe('Answers that say that both are one person'),
    applicantWhen: ShowIf.optional().describe("With which answers of the applicant's form; all when not given"),
  }),
  /** Somebody's date of birth says that they are of age, where the other answers speak of a minor. */
  z.object({
    kind: z.literal('minor').describe('Kind of rule'),
    field: FieldId.describe('Date of birth, of which only the year may be known'),
    years: z.number().int().min(1).max(100).describe('Of age with so many years'),
    when: ShowIf.describe('Answers that speak of a minor'),
    legalBasis: z.string().min(1).describe('Provision that names the years'),
  }),
  /** Two answers that cannot both be true. */
  z.object({
    kind: z.literal('not-together').describe('Kind of rule'),
    field: FieldId,
    other: FieldId,
    when: ShowIf.describe('Answers with which the two contradict each other'),
  }),
  /** Warns that an answer wants a paper that proves it. */
  z.object({
    kind: z.literal('to-prove').describe('Kind of rule'),
    field: FieldId,
    when: ShowIf.describe('Answers that want a proof'),
  }),
  /** Warns when a personal number says another gender or year of birth than was typed. */
  z.object({
    kind: z.literal('number-fits').describe('Kind of rule'),
    field: FieldId.describe('The number'),
    birth: FieldId.describe('Date of birth'),
    gender: FieldId.describe('Gender: male, female or anything else'),
  }),
]);
export type FormRule = z.infer<typeof FormRule>;

/** One page of a form: few fields that belong to one question. */
export const FormSection = z.object({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/)
    .describe('Id of the section'),
  title: LocalText,
  record: InRecords,
  hint: LocalText.optional().describe('Help below the title'),
  showIf: ShowIf.optional().describe('When the section is shown; always when not given'),
  fields: z.array(FormField).min(1).max(40).describe('Fields in their order'),
});
export type FormSection = z.infer<typeof FormSection>;

/** An electronic form as data, with the period in which new dossiers use it. A dossier keeps the version it was filed
 * with. Shape only: `lintForm` says whether a definition can work. */
export const FormDefinition = z
  .object({
    key: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,59}$/)
      .describe('Key of the form'),
    version: z.number().int().min(1).describe('Version of the form; a dossier keeps the one it was filed with'),
    validFrom: Day.describe('First day on which the form may be filed'),
    validTo: Day.nullable().describe('Last day on which the form may be filed'),
    title: LocalText,
    legalBasis: z.array(z.string().min(1)).describe('Documents that prescribe the form'),
    source: z
      .string()
      .min(1)
      .describe('Where the field list comes from and what was checked; for those who maintain the form'),
    procedureCodes: z
      .array(z.string().min(1))
      .describe("Procedures that use it; empty for the applicant's part and for the general request"),
    onPaper: ShowIf.optional().describe(
      'Answers with which the result is handed over on paper: then it is not returned online alone',
    ),
    sections: z.array(FormSection).min(1).max(60).describe('Pages of the form: few fields that belong to one question'),
    rules: z.array(FormRule).describe('Rules between fields'),
  })
  .meta({ id: 'FormDefinition' });
export type FormDefinition = z.infer<typeof FormDefinition>;
