import type { Language } from '../values.ts';
import type { FieldContext, FieldFault, FieldType, FormValue, NameOf, ParsedField } from './field-type.ts';
import { addressField } from './fields/address/address-field.ts';
import { agencyField } from './fields/agency/agency-field.ts';
import { catalogueField } from './fields/catalogue/catalogue-field.ts';
import { choiceField } from './fields/choice/choice-field.ts';
import { confirmField } from './fields/confirm/confirm-field.ts';
import { dateField } from './fields/date/date-field.ts';
import { emailField } from './fields/email/email-field.ts';
import { identityNumberField } from './fields/identity-number/identity-number-field.ts';
import { integerField } from './fields/integer/integer-field.ts';
import { longTextField } from './fields/long-text/long-text-field.ts';
import { moneyField } from './fields/money/money-field.ts';
import { partialDateField } from './fields/partial-date/partial-date-field.ts';
import { personNameField } from './fields/person-name/person-name-field.ts';
import { phoneField } from './fields/phone/phone-field.ts';
import { taxCodeField } from './fields/tax-code/tax-code-field.ts';
import { textField } from './fields/text/text-field.ts';
import type { FormField } from './form-definition.ts';

/** A field with what its type does, its configuration already bound. */
interface BoundField {
  readonly parse: (raw: unknown, context: FieldContext) => ParsedField<FormValue>;
  readonly write: (value: FormValue, language: Language, nameOf?: NameOf) => string;
  readonly warn: (value: FormValue, context: FieldContext) => readonly FieldFault[];
}

/** What a field does, by its type; the compiler sees that none is missing. */
export function boundField(field: FormField): BoundField {
  switch (field.type) {
    case 'text':
      return bind(textField, field);
    case 'long-text':
      return bind(longTextField, field);
    case 'date':
      return bind(dateField, field);
    case 'partial-date':
      return bind(partialDateField, field);
    case 'integer':
      return bind(integerField, field);
    case 'choice':
      return bind(choiceField, field);
    case 'confirm':
      return bind(confirmField, field);
    case 'address':
      return bind(addressField, field);
    case 'identity-number':
      return bind(identityNumberField, field);
    case 'tax-code':
      return bind(taxCodeField, field);
    case 'phone':
      return bind(phoneField, field);
    case 'email':
      return bind(emailField, field);
    case 'agency':
      return bind(agencyField, field);
    case 'catalogue':
      return bind(catalogueField, field);
    case 'person-name':
      return bind(personNameField, field);
    case 'money':
      return bind(moneyField, field);
  }
}

function bind<Config, Value extends FormValue>(type: FieldType<Config, Value>, config: Config): BoundField {
  return {
    parse: (raw, context) => type.parse(config, raw, context),
    write: (value, language, nameOf) => type.write(config, value, language, nameOf),
    warn: (value, context) => type.warn?.(config, value, context) ?? [],
  };
}
