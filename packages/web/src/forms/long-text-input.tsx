import type { FormField } from '@dongbo/contract';
import { TextAreaField } from '../ui/field.tsx';
import { useFrame } from './field-input.tsx';
import type { FieldInputProps } from './field-input.tsx';
import { asText } from './raw-answer.ts';

export function LongTextInput(props: FieldInputProps<Extract<FormField, { type: 'long-text' }>>) {
  const { value, onChange } = props;
  return (
    <TextAreaField {...useFrame(props)} value={asText(value)} onChange={(event) => onChange(event.target.value)} />
  );
}
