import { fold } from '@dongbo/contract';
import type { PersonId, UnitId } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../lib/texts.ts';
import { Await } from '../states.tsx';
import { colleaguesQuery } from './colleagues.ts';

interface ColleaguePickerProps {
  readonly unitId: UnitId;
  /** The role that the work needs, when it is known. */
  readonly neededRole: string | null;
  readonly value: PersonId | null;
  readonly onChange: (personId: PersonId) => void;
  readonly onSubmit?: () => void;
}

/** Colleagues of a unit with how much each has open; the field narrows the list, the arrows choose. */
export function ColleaguePicker({ unitId, neededRole, value, onChange, onSubmit }: ColleaguePickerProps) {
  const { t } = useTexts();
  const id = useId();
  const query = useQuery(colleaguesQuery(unitId, neededRole));
  const [q, setQ] = useState('');
  return (
    <Await query={query}>
      {({ items }) => {
        const shown = items.filter(({ name }) => fold(name).includes(fold(q)));
        return (
          <fieldset className="desk-colleagues">
            <legend>{t('colleague.legend')}</legend>
            {items.length > 8 && (
              <div className="desk-field">
                <label htmlFor={id}>{t('colleague.search')}</label>
                <input id={id} className="ds-input" value={q} onChange={(event) => setQ(event.target.value)} />
              </div>
            )}
            {items.length === 0 && <p className="desk-quiet">{t('colleague.none')}</p>}
            {shown.map((person, index) => (
              <label key={`${person.id} ${person.unitId}`} className="desk-choice">
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
                <small>{t('colleague.open', { unit: person.unitName, n: person.openItems })}</small>
              </label>
            ))}
          </fieldset>
        );
      }}
    </Await>
  );
}
