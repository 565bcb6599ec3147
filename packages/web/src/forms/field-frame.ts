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
  /** Label of another field: one of the two must be filled in. */
  readonly oneOfWith?: string | undefined;
}

/** Label, hint and messages of a field in the page's language. */
export function useFrame(props: FieldInputProps) {
  const { t, language } = useTexts();
  const { field, id, error, warning, oneOfWith } = props;
  const mayBeLeft = oneOfWith === undefined ? t('shared:optional') : t('shared:one-of', { other: oneOfWith });
  return {
    id,
    label: field.label[language],
    hint: field.hint?.[language],
    error,
    warning,
    // A box that is not ticked says something too.
    optionalWord: field.required || field.type === 'confirm' ? undefined : mayBeLeft,
  };
}
