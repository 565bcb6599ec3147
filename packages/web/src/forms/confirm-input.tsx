import type { FormField } from '@dongbo/contract';
import { CheckBox } from '../ui/choice-group.tsx';
import { useFrame } from './field-frame.ts';
import type { FieldInputProps } from './field-frame.ts';

export function ConfirmInput(props: FieldInputProps<Extract<FormField, { type: 'confirm' }>>) {
  const { value, onChange } = props;
  return <CheckBox {...useFrame(props)} checked={value === true || value === 'true'} onChange={onChange} />;
}
