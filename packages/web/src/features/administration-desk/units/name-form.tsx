import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { nameUnit } from '../endpoints.ts';
import { ChangeForm, useGrounds, useToday, type UnitFormProps } from './change-form.tsx';
import { NamePart, TypePart, typesOf } from './unit-fields.tsx';

/** A new name from a day on. */
export function NameForm({ unit, onDone }: UnitFormProps) {
  const { t } = useTexts('administration-desk');
  const [name, setName] = useState(unit.name);
  const [type, setType] = useState(unit.names.at(-1)?.type ?? typesOf(unit.kind)[0] ?? '');
  const [from, setFrom] = useState(useToday());
  const [below, setBelow] = useState(true);
  const grounds = useGrounds();
  const { legalBasis, reason } = grounds;
  const typed = { name, type: type === '' ? null : type, from, below };
  const isWhole = name.trim() !== '' && name.trim() !== unit.name && from !== '';
  return (
    <ChangeForm
      endpoint={nameUnit}
      input={isWhole ? { unitId: unit.id, version: unit.version, ...typed, legalBasis, reason } : null}
      grounds={grounds}
      verb={t('unit.act.name')}
      onDone={onDone}
    >
      <NamePart value={name} onChange={setName} />
      <TypePart kind={unit.kind} value={type} onChange={setType} />
      <DayField label={t('unit.from-day')} value={from} onChange={setFrom} />
      {unit.below.length > 0 && (
        <label className="desk-check">
          <input type="checkbox" checked={below} onChange={(event) => setBelow(event.target.checked)} />{' '}
          {t('unit.below-follow')}
        </label>
      )}
    </ChangeForm>
  );
}
