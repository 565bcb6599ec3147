import { fold } from '@dongbo/contract';
import type { PersonId } from '@dongbo/contract';
import { useId, useState } from 'react';
import { useTexts } from '../../lib/texts.ts';

export interface Choice {
  readonly id: PersonId;
  readonly name: string;
  /** What helps to choose: unit, open work. */
  readonly detail: string;
}

interface PeoplePickerProps {
  readonly people: readonly Choice[];
  readonly value: PersonId | null;
  readonly onChange: (personId: PersonId) => void;
  readonly onSubmit?: (() => void) | undefined;
}

/** One of some people; the field narrows the list, the arrows choose. */
export function PeoplePicker({ people, value, onChange, onSubmit }: PeoplePickerProps) {
  const { t } = useTexts();
  const id = useId();
  const [q, setQ] = useState('');
  const shown = people.filter(({ name }) => fold(name).includes(fold(q)));
  return (
    <fieldset className="desk-colleagues">
      <legend>{t('colleague.legend')}</legend>
      {people.length > 8 && (
        <div className="desk-field">
          <label htmlFor={id}>{t('colleague.search')}</label>
          <input id={id} className="ds-input" value={q} onChange={(event) => setQ(event.target.value)} />
        </div>
      )}
      {people.length === 0 && <p className="desk-quiet">{t('colleague.none')}</p>}
      {shown.map((person, index) => (
        <label key={person.id} className="desk-choice">
          <input
            type="radio"
            autoFocus={index === 0 && value === null}
            name={`${id}-colleague`}
            checked={value === person.id}
            onChange={() => onChange(person.id)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              onSubmit?.();
            }}
          />
          <span>{person.name}</span>
          <small>{person.detail}</small>
        </label>
      ))}
    </fieldset>
  );
}
