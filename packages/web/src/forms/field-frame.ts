import type { FormField } from '@dongbo/contract';
import { useTexts } from '../lib/texts.ts';

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
