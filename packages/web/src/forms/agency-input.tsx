import { useQuery } from '@tanstack/react-query';
import type { FormField } from '@dongbo/contract';
import { useTexts } from '../lib/texts.ts';
import { unitsQuery } from '../lib/units.ts';
import { ComboBox } from '../ui/combo-box.tsx';
import { useFrame } from './field-frame.ts';
import type { FieldInputProps } from './field-frame.ts';
import { asText } from './raw-answer.ts';

/** A body of the administration: a department of the province or a commune. */
export function AgencyInput(props: FieldInputProps<Extract<FormField, { type: 'agency' }>>) {
  const { t } = useTexts();
  const departments = useQuery(unitsQuery('department')).data ?? [];
  const communes = useQuery(unitsQuery('commune')).data ?? [];
  return (
    <ComboBox
      {...useFrame(props)}
      options={[...departments, ...communes].map((unit) => ({ value: unit.id, label: unit.name }))}
      value={asText(props.value)}
      emptyText={t('shared:combo.empty')}
      countText={(count) => t('shared:combo.count', { count })}
      unmatchedText={(text) => t('shared:combo.unmatched', { text })}
      onChange={props.onChange}
    />
  );
}
