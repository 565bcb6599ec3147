import { channels } from '@dongbo/contract/procedures';
import type { Channel } from '@dongbo/contract/procedures';
import type { UnitId } from '@dongbo/contract';
import { useTexts } from '../../../lib/texts.ts';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { UnitFilter } from './unit-filter.tsx';

/** What narrows the list beside words, state and days; undefined: not asked. */
interface Further {
  readonly words?: string | undefined;
  readonly unit?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly mine?: 'yes' | undefined;
}

interface FurtherFiltersProps {
  readonly search: Further;
  /** Units where one works, with their names. */
  readonly units: readonly (readonly [UnitId, string])[];
  readonly onChange: (next: Further) => void;
}

const none = (text: string) => (text === '' ? undefined : text);

/** Procedure, unit, way of filing, whose work. */
export function FurtherFilters({ search, units, onChange: change }: FurtherFiltersProps) {
  const { t } = useTexts('procedures-desk');
  const { may } = useDesk();
  const { words, unit, channel, mine } = search;
  return (
    <>
      <SearchField
        label={t('dossiers.procedure')}
        placeholder={t('dossiers.procedure.hint')}
        value={words ?? ''}
        onChange={(text) => change({ words: none(text) })}
      />
      {units.length > 1 && (
        <PickField
          label={t('dossiers.unit')}
          all={t('dossiers.unit.all')}
          value={unit ?? ''}
          options={units.map(([value, label]) => ({ value, label }))}
          onChange={(value) => change({ unit: none(value) })}
        />
      )}
      {/* Who watches over all units holds one post above them. */}
      {units.length < 2 && may('procedures.dossier.inspect') && (
        <UnitFilter unit={unit} onChange={(chosen) => change({ unit: chosen })} />
      )}
      <PickField
        label={t('dossiers.channel')}
        all={t('dossiers.channel.all')}
        value={channel ?? ''}
        options={channels.map((one) => ({ value: one, label: t(`terms:channel.${one}`) }))}
        onChange={(value) => change({ channel: channels.find((one) => one === value) })}
      />
      <PickField
        label={t('dossiers.assignee')}
        all={t('dossiers.assignee.all')}
        value={mine ?? ''}
        options={[{ value: 'yes', label: t('dossiers.assignee.mine') }]}
        onChange={(value) => change({ mine: value === 'yes' ? value : undefined })}
      />
    </>
  );
}
