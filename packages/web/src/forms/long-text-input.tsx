import type { FormField } from '@dongbo/contract';
import { TextAreaField } from '../ui/field.tsx';
import { useFrame } from './field-frame.ts';
import type { FieldInputProps } from './field-frame.ts';
import { asText } from './raw-answer.ts';

export function LongTextInput(props: FieldInputProps<Extract<FormField, { type: 'long-text' }>>) {
  const { value, onChange } = props;
  return (
    <TextAreaField {...useFrame(props)} value={asText(value)} onChange={(event) => onChange(event.target.value)} />
  );
}
