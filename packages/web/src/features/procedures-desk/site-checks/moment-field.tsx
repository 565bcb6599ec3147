import { useId } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { TextField } from '../../../ui/field.tsx';

/** A moment as somebody types it. */
export interface TypedMoment {
  /** YYYY-MM-DD; empty: none. */
  readonly day: string;
  readonly time: string;
}

/** A time as it was typed (8:30, 0830, 8h30), HH:MM; null: that is none. Pure. */
export function readTime(text: string): string | null {
  const found = /^(\d{1,2})\s*(?:[:hg.]\s*)?(\d{2})?$/u.exec(text.trim());
  if (found === null) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  return hours < 24 && minutes < 60 ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` : null;
}

/** The instant that was typed, in Vietnam; null: not whole yet. Pure. */
export function instantOf({ day, time }: TypedMoment): string | null {
  const read = readTime(time);
  return day === '' || read === null ? null : `${day}T${read}:00+07:00`;
}

interface MomentFieldProps {
  readonly label: string;
  readonly value: TypedMoment;
  readonly onChange: (moment: TypedMoment) => void;
}

/** A day and a time. The browser's own field would follow the browser's language, not the page's. */
export function MomentField({ label, value, onChange }: MomentFieldProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const isOdd = value.time !== '' && readTime(value.time) === null;
  return (
    <fieldset className="ds-fieldset">
      <legend className="ds-label" data-weight="medium">
        {label}
      </legend>
      <div className="desk-fees__row">
        <TextField
          id={id}
          label={t('site.time')}
          placeholder="08:30"
          inputMode="numeric"
          autoComplete="off"
          error={isOdd ? t('site.time.odd') : undefined}
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.target.value })}
        />
        <DayField label={t('site.day')} value={value.day} onChange={(day) => onChange({ ...value, day })} />
      </div>
    </fieldset>
  );
}
