import { useQuery } from '@tanstack/react-query';
import type { FormField } from '@dongbo/contract';
import { useFormerNames } from '../lib/former-names.ts';
import { useTexts } from '../lib/texts.ts';
import { unitsQuery } from '../lib/units.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { useFrame } from './field-frame.ts';
import type { FieldInputProps } from './field-frame.ts';
import { asText } from './raw-answer.ts';

/** A body of the administration: a department of the province or a commune, which is found by its older names too. */
export function AgencyInput(props: FieldInputProps<Extract<FormField, { type: 'agency' }>>) {
  const { t } = useTexts();
  const departments = useQuery(unitsQuery('department')).data ?? [];
  const communes = useQuery(unitsQuery('commune')).data ?? [];
  const { options, setTyped } = useFormerNames(
    [...departments, ...communes].map((unit) => ({ value: unit.id, label: unit.name })),
  );
  return (
    <ComboBox
      {...useFrame(props)}
      options={options}
      value={asText(props.value)}
      emptyText={t('shared:combo.empty')}
      countText={(count) => t('shared:combo.count', { count })}
      unmatchedText={(text) => t('shared:combo.unmatched', { text })}
      onTyping={setTyped}
      onChange={props.onChange}
    />
  );
}
