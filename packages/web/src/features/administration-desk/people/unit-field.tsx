import type { UnitId } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { unitsQuery } from '../../../lib/units.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { partsQuery } from './queries.ts';

interface UnitFieldProps {
  readonly value: UnitId | '';
  readonly onChange: (unitId: UnitId | '') => void;
  readonly missing: boolean;
}

/** A unit in two steps: the body by words of its name, then the whole of it or one of its parts. */
export function UnitField({ value, onChange, missing }: UnitFieldProps) {
  const { t } = useTexts('administration-desk');
  const communes = useQuery(unitsQuery('commune')).data ?? [];
  const departments = useQuery(unitsQuery('department')).data ?? [];
  const bodies = [...communes, ...departments];
  const [body, setBody] = useState<UnitId | ''>('');
  const parts = useQuery(partsQuery(body)).data ?? [];
  return (
    <>
      <ComboBox
        id="unit-body"
        label={t('unit.body')}
        error={missing ? t('new.missing') : undefined}
        options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
        value={body}
        onChange={(chosen) => {
          const found = bodies.find(({ id }) => id === chosen)?.id ?? '';
          setBody(found);
          onChange(found);
        }}
        emptyText={t('unit.none')}
        countText={(n) => t('unit.count', { n })}
        unmatchedText={(text) => t('unit.unmatched', { text })}
      />
      {body !== '' && (
        <SelectField
          id="unit-part"
          label={t('unit.part')}
          value={value}
          onChange={(event) => onChange(parts.find(({ id }) => id === event.target.value)?.id ?? body)}
        >
          <option value={body}>{t('unit.whole')}</option>
          {parts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
    </>
  );
}
