import type { FormField } from '@dongbo/contract';
import type { InputHTMLAttributes } from 'react';
import { TextField } from '../ui/field.tsx';
import { useFrame } from './field-frame.ts';
import type { FieldInputProps } from './field-frame.ts';
import { asText } from './raw-answer.ts';

type LineField = Extract<
  FormField,
  { type: 'text' | 'person-name' | 'integer' | 'money' | 'identity-number' | 'tax-code' | 'phone' | 'email' }
>;

type Native = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'inputMode' | 'spellCheck' | 'autoCapitalize' | 'className'
>;

// Never type="number": it changes the value by scrolling and hides what cannot be read.
const nativeOf: Readonly<Record<LineField['type'], Native>> = {
  text: { type: 'text' },
  'person-name': { type: 'text', spellCheck: false, autoCapitalize: 'words' },
  integer: { type: 'text', inputMode: 'numeric' },
  money: { type: 'text', inputMode: 'numeric' },
  'identity-number': { type: 'text', inputMode: 'text', spellCheck: false, autoCapitalize: 'characters' },
  'tax-code': { type: 'text', inputMode: 'text', spellCheck: false },
  phone: { type: 'tel' },
  email: { type: 'email', spellCheck: false, autoCapitalize: 'none' },
};

/** Everything that is one line of typing: text, names, numbers, telephone, e-mail. */
export function TextInput(props: FieldInputProps<LineField>) {
  const { field, value, onChange } = props;
  const frame = useFrame(props);
  const native = nativeOf[field.type];
  const onlyDigits = field.type === 'identity-number' && field.accepts.every((paper) => paper === 'personal');
  return (
    <TextField
      {...frame}
      {...native}
      {...(onlyDigits ? { inputMode: 'numeric' as const } : {})}
      {...(field.type === 'text' ? { maxLength: field.maxLength + 100 } : {})}
      autoComplete={field.autocomplete ?? 'off'}
      value={asText(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
