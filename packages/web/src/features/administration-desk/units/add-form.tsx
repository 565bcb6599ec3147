import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { addUnit } from '../endpoints.ts';
import { ChangeForm, useGrounds, useToday, type UnitFormProps } from './change-form.tsx';
import { ChoicePart, NamePart, TextPart, TypePart, typesOf } from './unit-fields.tsx';

/** What is typed of a new unit below another. */
function useNewUnit({ kindsBelow }: UnitFormProps['unit']) {
  const [kind, setKind] = useState(kindsBelow.find((one) => one === 'division') ?? kindsBelow[0]);
  const [name, setName] = useState('');
  const [type, setType] = useState('');
  const [code, setCode] = useState('');
  const [functionKey, setFunctionKey] = useState('');
  const [from, setFrom] = useState(useToday());
  const chooseKind = (value: string) => {
    const next = kindsBelow.find((one) => one === value);
    setKind(next);
    setType(typesOf(next)[0] ?? '');
    setFunctionKey('');
  };
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const typed = {
    name,
    type: orNull(type),
    code: orNull(code.toUpperCase()),
    functionKey: orNull(functionKey),
    from,
  };
  return { kind, chooseKind, setName, setType, setCode, setFunctionKey, setFrom, typed, code, name, type, functionKey };
}

/** A new unit below. */
export function AddForm({ unit, onDone }: UnitFormProps) {
  const { t } = useTexts('administration-desk');
  const fresh = useNewUnit(unit);
  const { kind, typed } = fresh;
  const grounds = useGrounds();
  const { legalBasis, reason } = grounds;
  const functions = unit.functions
    .filter((one) => one.kind === kind)
    .map((one) => ({ value: one.key, label: t('unit.function.like', { name: one.name }) }));
  const isWhole = kind !== undefined && typed.name.trim() !== '' && typed.from !== '';
  return (
    <ChangeForm
      endpoint={addUnit}
      input={isWhole ? { unitId: unit.id, version: unit.version, kind, ...typed, legalBasis, reason } : null}
      grounds={grounds}
      verb={t('unit.act.add')}
      onDone={onDone}
    >
      <ChoicePart
        label={t('units.kind')}
        value={kind ?? ''}
        onChange={fresh.chooseKind}
        choices={unit.kindsBelow.map((one) => ({ value: one, label: t(`unit-kind.${one}`) }))}
      />
      <NamePart value={fresh.name} onChange={fresh.setName} />
      <TypePart kind={kind} value={fresh.type} onChange={fresh.setType} />
      <ChoicePart
        label={t('unit.function')}
        hint={t('unit.function.hint')}
        value={fresh.functionKey}
        onChange={fresh.setFunctionKey}
        choices={functions.length === 0 ? [] : [{ value: '', label: t('unit.function.none') }, ...functions]}
      />
      <TextPart label={t('units.column.code')} hint={t('unit.code.hint')} value={fresh.code} onChange={fresh.setCode} />
      <DayField label={t('unit.from-day')} value={typed.from} onChange={fresh.setFrom} />
    </ChangeForm>
  );
}
