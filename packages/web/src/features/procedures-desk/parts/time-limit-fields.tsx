import type { KnownTimeLimit, Procedure } from '@dongbo/contract/procedures';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';

import { LimitSuggestions } from './limit-suggestions.tsx';

const units = [
  'working-day',
  'working-hour',
  'calendar-day',
  'month',
  'immediate',
] as const satisfies readonly KnownTimeLimit['unit'][];

interface TimeLimitFieldsProps {
  /** Id of the number's field, to send the focus there. */
  readonly id?: string;
  readonly value: KnownTimeLimit | null;
  readonly onChange: (limit: KnownTimeLimit | null) => void;
  /** Not there while it is being read. */
  readonly procedure: Procedure | undefined;
  /** Of what the limit is, where several are asked for side by side. */
  readonly of?: string;
}

/** The time limit as the officer reads it in the decision, where the catalogue's source names none with a unit. */
export function TimeLimitFields({ id: givenId, value, onChange, procedure, of }: TimeLimitFieldsProps) {
  const { t } = useTexts('procedures-desk');
  const ownId = useId();
  const id = givenId ?? ownId;
  const [unit, setUnit] = useState<KnownTimeLimit['unit']>(value?.unit ?? 'working-day');
  const [number, setNumber] = useState(value === null ? '' : String(value.value));
  const [given, setGiven] = useState(value);
  // A suggestion was taken over: the fields follow.
  if (value !== given) {
    setGiven(value);
    if (value !== null && (value.unit !== unit || String(value.value) !== number)) {
      setUnit(value.unit);
      setNumber(value.unit === 'immediate' ? '' : String(value.value));
    }
  }
  const report = (nextUnit: KnownTimeLimit['unit'], nextNumber: string) => {
    setUnit(nextUnit);
    setNumber(nextNumber);
    if (nextUnit === 'immediate') onChange({ unit: nextUnit, value: 0 });
    else
      onChange(
        /^\d{1,4}$/.test(nextNumber) && Number(nextNumber) > 0 ? { unit: nextUnit, value: Number(nextNumber) } : null,
      );
  };
  return (
    <fieldset className="desk-limit">
      <legend>{of === undefined ? t('limit.legend') : t('limit.legend-of', { of })}</legend>
      <p className="desk-warning" id={`${id}-why`}>
        {t('limit.why')}
      </p>
      <input
        id={id}
        className="ds-input tabular"
        inputMode="numeric"
        aria-label={t('limit.number')}
        aria-describedby={`${id}-why`}
        required={unit !== 'immediate'}
        disabled={unit === 'immediate'}
        value={number}
        onChange={(event) => report(unit, event.target.value.replace(/\D/g, ''))}
      />
      <select
        className="ds-input"
        aria-label={t('limit.unit')}
        value={unit}
        onChange={(event) => report(units.find((other) => other === event.target.value) ?? 'working-day', number)}
      >
        {units.map((one) => (
          <option key={one} value={one}>
            {t(`limit.unit.${one}`)}
          </option>
        ))}
      </select>
      {procedure !== undefined && (
        <LimitSuggestions procedure={procedure} value={value} onChange={onChange} isOneOfSeveral={of !== undefined} />
      )}
    </fieldset>
  );
}
