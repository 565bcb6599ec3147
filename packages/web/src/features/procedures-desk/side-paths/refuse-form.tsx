import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { SelectField, TextAreaField } from '../../../ui/field.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { groundsQuery, refuseMutation } from './queries.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

/** The counter does not receive the dossier: by which ground of law, and why in this case. */
export function RefuseForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const id = useId();
  const what = t('side.refuse');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, refuseMutation);
  const grounds = useQuery(groundsQuery).data ?? [];
  const [ground, setGround] = useState('');
  const [reason, setReason] = useState('');
  return (
    <DecisionForm
      verb={what}
      danger
      busy={isPending}
      blocked={ground === '' || reason.trim() === ''}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version, ground, reason })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <p className="desk-quiet">{t('refuse.hint')}</p>
      <SelectField
        id={`${id}-ground`}
        label={t('refuse.ground')}
        required
        value={ground}
        onChange={(event) => setGround(event.target.value)}
      >
        <option value="">{t('refuse.ground.none')}</option>
        {grounds
          .filter(({ kinds }) => kinds.includes('refused'))
          .map(({ key, text, provision }) => (
            <option key={key} value={key}>
              {format.local(text)} ({provision})
            </option>
          ))}
      </SelectField>
      <TextAreaField
        id={`${id}-reason`}
        label={t('refuse.reason')}
        required
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </DecisionForm>
  );
}
