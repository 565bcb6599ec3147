import type { UnitId } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Combobox } from '../../../ui/desk/combobox.tsx';
import { unitRowsQuery } from './queries.ts';

interface FindUnitProps {
  readonly label: string;
  readonly onChoose: (unit: { readonly id: UnitId; readonly name: string }) => void;
}

/** A unit by words of its name, within reach; the box is empty again after a choice. */
export function FindUnit({ label, onChoose }: FindUnitProps) {
  const { t } = useTexts('administration-desk');
  const [text, setText] = useState('');
  const asked = text.trim();
  const query = useQuery({ ...unitRowsQuery({ q: asked }), enabled: asked.length >= 2 });
  const rows = query.data?.items.slice(0, 20) ?? [];
  return (
    <Combobox
      label={label}
      text={text}
      onText={setText}
      choices={rows.map(({ id, name, parentName }) => ({ id, label: name, detail: parentName ?? '' }))}
      onChoose={(choice) => {
        const unit = rows.find(({ id }) => id === choice.id);
        if (unit === undefined) return;
        setText('');
        onChoose(unit);
      }}
      nothing={t('units.empty')}
      placeholder={t('units.search.hint')}
      waiting={query.isFetching}
    />
  );
}
