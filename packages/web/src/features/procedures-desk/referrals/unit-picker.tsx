import type { UnitRef } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { useTexts } from '../../../lib/texts.ts';
import { Combobox } from '../../../ui/desk/combobox.tsx';
import { unitsNamedQuery } from './queries.ts';

export type Unit = z.infer<typeof UnitRef>;

interface UnitPickerProps {
  readonly label: string;
  readonly onChoose: (unit: Unit) => void;
  /** What stands in the field before somebody types. */
  readonly chosen?: string;
}

/** A unit of the province by words of its name. */
export function UnitPicker({ label, onChoose, chosen }: UnitPickerProps) {
  const { t } = useTexts('procedures-desk');
  const [typed, setTyped] = useState<string | null>(null);
  const query = useQuery(unitsNamedQuery(typed ?? ''));
  const units = (query.data ?? []).slice(0, 12);
  return (
    <Combobox
      label={label}
      text={typed ?? chosen ?? ''}
      onText={setTyped}
      choices={units.map(({ id, name }) => ({ id, label: name }))}
      waiting={query.isFetching}
      nothing={t('unit-picker.none')}
      placeholder={t('unit-picker.placeholder')}
      onChoose={({ id }) => {
        const unit = units.find((one) => one.id === id);
        if (unit === undefined) return;
        onChoose({ id: unit.id, name: unit.name });
        setTyped(null);
      }}
    />
  );
}
