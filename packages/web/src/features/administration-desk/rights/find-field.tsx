import type { PersonId } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Combobox } from '../../../ui/desk/combobox.tsx';
import { foundPeopleQuery, foundUnitsQuery } from './queries.ts';

interface FindProps {
  readonly onFound: (id: string, name: string) => void;
  /** What stands in the field at first. */
  readonly name?: string;
}

interface FindPersonProps {
  readonly onFound: (id: PersonId, name: string) => void;
  readonly label?: string;
}

/** An official, by words of the name or the account. */
export function FindPerson({ onFound, label: shown }: FindPersonProps) {
  const { t } = useTexts('administration-desk');
  const [q, setQ] = useState('');
  const { data, isFetching } = useQuery(foundPeopleQuery(q));
  return (
    <Combobox
      label={shown ?? t('rights.find-person')}
      text={q}
      onText={setQ}
      choices={(data?.items ?? []).map((one) => ({ id: one.id, label: one.name, detail: one.username }))}
      onChoose={({ id, label }) => {
        const person = data?.items.find((one) => one.id === id);
        if (person === undefined) return;
        setQ(label);
        onFound(person.id, label);
      }}
      nothing={t('people.empty.title')}
      waiting={isFetching}
    />
  );
}

/** A unit, by words of its name. */
export function FindUnit({ onFound, name = '' }: FindProps) {
  const { t } = useTexts('administration-desk');
  const [q, setQ] = useState(name);
  const { data, isFetching } = useQuery(foundUnitsQuery(q));
  return (
    <Combobox
      label={t('rights.unit')}
      text={q}
      onText={setQ}
      choices={(data?.items ?? []).slice(0, 30).map((unit) => ({ id: unit.id, label: unit.name, detail: unit.code }))}
      onChoose={({ id, label }) => {
        setQ(label);
        onFound(id, label);
      }}
      nothing={t('rights.no-unit')}
      waiting={isFetching}
    />
  );
}
