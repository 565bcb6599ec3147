import type { CoverageGap } from '@dongbo/contract/administration';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Modal } from '../../../ui/desk/modal.tsx';
import { FindPerson } from '../rights/find-field.tsx';
import { GiveForm } from '../rights/give-form.tsx';

/** Gives one more person the role of a step at its unit: role, unit and, where the hole is in one field, the field stand there already. */
export function MendDialog({ gap, onClose }: { readonly gap: CoverageGap; readonly onClose: () => void }) {
  const { t, language } = useTexts('administration-desk');
  const [personId, setPerson] = useState<string | null>(null);
  const { role, unit, fields, everyField } = gap;
  const [only] = fields;
  const start = { role, unitId: unit.id, ...(!everyField && fields.length === 1 ? { field: only } : {}) };
  return (
    <Modal title={t('coverage.mend.title', { step: gap.stepName[language] })} wide onClose={onClose}>
      <p>{t('coverage.mend.text', { role: gap.roleName[language], unit: unit.name })}</p>
      <FindPerson onFound={setPerson} />
      {personId !== null && (
        <GiveForm key={personId} personId={personId} start={start} unitName={unit.name} onGiven={onClose} />
      )}
    </Modal>
  );
}
