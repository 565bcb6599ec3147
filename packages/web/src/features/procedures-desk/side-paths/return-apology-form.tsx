import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { TextAreaField } from '../../../ui/field.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { returnApologyMutation } from './queries.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

/** The leader does not sign the apology, and says why. */
export function ReturnApologyForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const what = t('side.return-apology');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, returnApologyMutation);
  const [remark, setRemark] = useState('');
  return (
    <DecisionForm
      verb={what}
      busy={isPending}
      blocked={remark.trim() === ''}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version, remark })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <TextAreaField
        id={`${id}-remark`}
        label={t('apology.return-remark')}
        required
        rows={2}
        maxLength={2000}
        value={remark}
        onChange={(event) => setRemark(event.target.value)}
      />
    </DecisionForm>
  );
}
