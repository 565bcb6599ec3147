import type { UnitId } from '@dongbo/contract';
import { endUnit } from '../endpoints.ts';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { ChangeForm, useGrounds, useToday, type UnitFormProps } from './change-form.tsx';
import { FindUnit } from './find-unit.tsx';

interface Named {
  readonly id: UnitId;
  readonly name: string;
}

/** The last day of a unit, and who goes on with its tasks. */
export function EndForm({ unit, onDone }: UnitFormProps) {
  const { t } = useTexts('administration-desk');
  const [lastDay, setLastDay] = useState(useToday());
  const [successors, setSuccessors] = useState<readonly Named[]>([]);
  const grounds = useGrounds();
  const { legalBasis, reason } = grounds;
  const successorIds = successors.map(({ id }) => id);
  const call = { unitId: unit.id, version: unit.version, lastDay, successorIds, legalBasis, reason };
  return (
    <ChangeForm
      endpoint={endUnit}
      input={lastDay !== '' && successors.length > 0 ? call : null}
      grounds={grounds}
      verb={t('unit.act.end')}
      danger
      onDone={onDone}
    >
      <p>{t('unit.end.what')}</p>
      <DayField label={t('unit.until')} value={lastDay} onChange={setLastDay} />
      <FindUnit
        label={t('unit.successors')}

        onChoose={(one) => setSuccessors((now) => [...now.filter(({ id }) => id !== one.id), one])}
      />
      <ul>
        {successors.map((one) => (
          <li key={one.id}>
            {one.name}{' '}
            <Button
              variant="tertiary"
              onClick={() => setSuccessors((now) => now.filter(({ id }) => id !== one.id))}
              aria-label={t('unit.successor.remove', { name: one.name })}
            >
              {t('unit.successor.leave-out')}
            </Button>
          </li>
        ))}
      </ul>
    </ChangeForm>
  );
}
