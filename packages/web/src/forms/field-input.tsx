import { AddressInput } from './address-input.tsx';
import { AgencyInput } from './agency-input.tsx';
import { CatalogueInput } from './catalogue-input.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { ConfirmInput } from './confirm-input.tsx';
import { DateInput } from './date-input.tsx';
import type { FieldInputProps } from './field-frame.ts';
import { LongTextInput } from './long-text-input.tsx';
import { TextInput } from './text-input.tsx';

/** The component of a field by its type; the compiler sees that none is missing. */
export function FieldInput(props: FieldInputProps) {
  const { field } = props;
  switch (field.type) {
    case 'long-text':
      return <LongTextInput {...props} field={field} />;
    case 'date':
    case 'partial-date':
      return <DateInput {...props} field={field} />;
    case 'choice':
      return <ChoiceInput {...props} field={field} />;
    case 'confirm':
      return <ConfirmInput {...props} field={field} />;
    case 'address':
      return <AddressInput {...props} field={field} />;
    case 'agency':
      return <AgencyInput {...props} field={field} />;
    case 'catalogue':
      return <CatalogueInput {...props} field={field} />;
    case 'text':
    case 'person-name':
    case 'integer':
    case 'money':
    case 'identity-number':
    case 'tax-code':
    case 'phone':
    case 'email':
      return <TextInput {...props} field={field} />;
  }
}
