import type { FormField } from '@dongbo/contract';
import { useTexts } from '../lib/texts.ts';
import { AddressInput } from './address-input.tsx';
import { AgencyInput } from './agency-input.tsx';
import { CatalogueInput } from './catalogue-input.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { ConfirmInput } from './confirm-input.tsx';
import { DateInput } from './date-input.tsx';
import { LongTextInput } from './long-text-input.tsx';
import { TextInput } from './text-input.tsx';

/** What every field component gets: its configuration, the raw answer as typed, and the sentences to show. */
export interface FieldInputProps<Field extends FormField = FormField> {
  readonly field: Field;
  /** Id of the input; with an error, what the summary links to. */
  readonly id: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
  readonly warning?: string | undefined;
}

/** Label, hint and messages of a field in the page's language. */
export function useFrame(props: FieldInputProps) {
  const { t, language } = useTexts();
  const { field, id, error, warning } = props;
  return {
    id,
    label: field.label[language],
    hint: field.hint?.[language],
    error,
    warning,
    optionalWord: field.required ? undefined : t('shared:optional'),
  };
}

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
