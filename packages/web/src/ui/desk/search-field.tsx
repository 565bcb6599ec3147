import { useEffect, useId, useRef, useState } from 'react';
import { useActiveFilter } from './active-filters.ts';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
}

const pause = 200;

/** A search that follows the typing after a short pause; `/` goes to it from anywhere on the page. */
export function SearchField({ label, value, onChange, placeholder }: SearchFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  useActiveFilter(value, () => onChange(''));
  const report = useRef(onChange);
  useEffect(() => {
    report.current = onChange;
  });
  // The address changed from outside (back, a link): the field follows.
  if (value !== given) {
    setGiven(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => report.current(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <div className="desk-field desk-field--search">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        className="ds-input"
        data-page-search
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}
