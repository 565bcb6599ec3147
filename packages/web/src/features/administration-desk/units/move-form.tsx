import type { UnitId } from '@dongbo/contract';
import { moveUnit } from '../endpoints.ts';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { ChangeForm, useGrounds, type UnitFormProps } from './change-form.tsx';
import { FindUnit } from './find-unit.tsx';

/** Another unit above, from today on. */
export function MoveForm({ unit, onDone }: UnitFormProps) {
  const { t } = useTexts('administration-desk');
  const [parent, setParent] = useState<{ readonly id: UnitId; readonly name: string } | null>(null);
  const grounds = useGrounds();
  const { legalBasis, reason } = grounds;
  const call = parent && { unitId: unit.id, version: unit.version, parentId: parent.id, legalBasis, reason };
  return (
    <ChangeForm endpoint={moveUnit} input={call} grounds={grounds} verb={t('unit.act.move')} onDone={onDone}>
      <p>{t('unit.move.what')}</p>
      <FindUnit label={t('unit.new-parent')} onChoose={setParent} />
      {parent !== null && (
        <p>
          {t('unit.new-parent')}: <strong>{parent.name}</strong>
        </p>
      )}
    </ChangeForm>
  );
}
