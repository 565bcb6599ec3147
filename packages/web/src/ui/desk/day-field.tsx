import { readDateParts, writeDay } from '@dongbo/contract';
import { useId, useState } from 'react';
import { useTexts } from '../../lib/texts.ts';
import { useActiveFilter } from './active-filters.ts';

interface DayFieldProps {
  readonly label: string;
  /** YYYY-MM-DD; empty for no day. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** There has to be one. */
  readonly needed?: boolean;
}

/** The day that was typed, YYYY-MM-DD; empty for nothing, null for what is no day. */
function readDay(text: string): string | null {
  const parts = readDateParts(text);
  if (parts === undefined) return null;
  if (parts.year === null) return text.trim() === '' ? '' : null;
  if (parts.month === null || parts.day === null) return null;
  const day = `${parts.year}-${String(parts.month).padStart(2, '0')}-${String(parts.day).padStart(2, '0')}`;
  return Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day ? null : day;
}

/** A day, typed as 24/4/2026. The browser's own date field would follow the browser's language, not the page's. */
export function DayField({ label, value, onChange, needed = false }: DayFieldProps) {
  const { t } = useTexts();
  const id = useId();
  const written = value === '' ? '' : `${label} ${writeDay(value)}`;
  useActiveFilter(written, needed ? null : () => onChange(''));
  const [text, setText] = useState(value === '' ? '' : writeDay(value));
  const [given, setGiven] = useState(value);
  if (value !== given) {
    setGiven(value);
    if (readDay(text) !== value) setText(value === '' ? '' : writeDay(value));
  }
  const read = readDay(text);
  return (
    <div className="desk-field desk-field--day">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="ds-input tabular"
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('day.placeholder')}
        aria-invalid={read === null || undefined}
        aria-describedby={read === null ? `${id}-error` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const day = readDay(event.target.value);
          if (day !== null && day !== value) onChange(day);
        }}
      />
      {read === null && (
        <p id={`${id}-error`} className="desk-field__error" role="alert">
          {t('day.unreadable')}
        </p>
      )}
    </div>
  );
}
