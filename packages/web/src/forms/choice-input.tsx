import type { FormField } from '@dongbo/contract';
import { useTexts } from '../lib/texts.ts';
import { ChoiceGroup } from '../ui/choice-group.tsx';
import { SelectField } from '../ui/field.tsx';
import { useFrame } from './field-frame.ts';
import type { FieldInputProps } from './field-frame.ts';
import { asText } from './raw-answer.ts';

// A list longer than this is slower to read than to open.
const mostRadios = 8;

export function ChoiceInput(props: FieldInputProps<Extract<FormField, { type: 'choice' }>>) {
  const { field, value, onChange } = props;
  const { t, language } = useTexts();
  const frame = useFrame(props);
  const options = field.options.map((option) => ({
    value: option.value,
    label: option.label[language],
    hint: option.hint?.[language],
  }));
  if (options.length <= mostRadios)
    return <ChoiceGroup {...frame} options={options} value={asText(value)} onChange={onChange} />;
  return (
    <SelectField {...frame} value={asText(value)} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('shared:choose')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </SelectField>
  );
}
