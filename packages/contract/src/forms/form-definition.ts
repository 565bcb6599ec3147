import { z } from 'zod';
import { Day, LocalText } from '../values.ts';
import { ShowIf } from './condition.ts';
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

const FieldId = z.string();

/** A rule between fields. It is checked only when the fields it compares are shown and readable. */
export const FormRule = z.discriminatedUnion('kind', [
  /** A date that may not come after another one, or after the day of filing. */
  z.object({ kind: z.literal('not-after'), field: FieldId, than: z.union([FieldId, z.literal('today')]) }),
  /** One of the fields must be filled in; the problem is shown at the first. */
  z.object({ kind: z.literal('at-least-one'), fields: z.array(FieldId).min(2) }),
  /** Fields whose answers must not be equal, such as the numbers of two persons. */
  z.object({ kind: z.literal('different'), fields: z.array(FieldId).min(2) }),
  /** Warns when a date lies more than `days` days before the day of filing; the law's consequence is not decided here. */
  z.object({
    kind: z.literal('late-after-days'),
    field: FieldId,
    days: z.number().int().min(1).max(36_500),
    legalBasis: z.string().min(1),
  }),
]);
export type FormRule = z.infer<typeof FormRule>;

/** One page of a form: few fields that belong to one question. */
export const FormSection = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  title: LocalText,
  hint: LocalText.optional(),
  showIf: ShowIf.optional(),
  fields: z.array(FormField).min(1).max(40),
});
export type FormSection = z.infer<typeof FormSection>;

/** An electronic form as data, with the period in which new dossiers use it. A dossier keeps the version it was filed
 * with. Shape only: `lintForm` says whether a definition can work. */
export const FormDefinition = z
  .object({
    key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    version: z.number().int().min(1),
    validFrom: Day,
    /** Last day on which the form may be filed. */
    validTo: Day.nullable(),
    title: LocalText,
    legalBasis: z.array(z.string().min(1)),
    /** Where the field list comes from and what was checked; for those who maintain the form. */
    source: z.string().min(1),
    /** Procedures that use it; empty for the applicant's part and for the general request. */
    procedureCodes: z.array(z.string().min(1)),
    sections: z.array(FormSection).min(1).max(60),
    rules: z.array(FormRule),
  })
  .meta({ id: 'FormDefinition' });
export type FormDefinition = z.infer<typeof FormDefinition>;
