import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { TextAreaField } from '../../../ui/field.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { returnApology, returnEnding, returnResultChange } from './endpoints.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

interface ReturnProps extends SideFormProps {
  readonly what: string;
  /** Of the box for the reason. */
  readonly label: string;
  readonly endpoint: typeof returnApology | typeof returnEnding | typeof returnResultChange;
}

/** The leader does not sign what was laid before them, and says why. */
function ReturnForm({ dossier, onDone, what, label, endpoint }: ReturnProps) {
  const id = useId();
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, endpoint);
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
        label={label}
        required
        rows={2}
        maxLength={2000}
        value={remark}
        onChange={(event) => setRemark(event.target.value)}
      />
    </DecisionForm>
  );
}

export function ReturnApologyForm(props: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <ReturnForm
      {...props}
      what={t('side.return-apology')}
      label={t('apology.return-remark')}
      endpoint={returnApology}
    />
  );
}

export function ReturnEndingForm(props: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <ReturnForm {...props} what={t('side.return-ending')} label={t('return-ending.remark')} endpoint={returnEnding} />
  );
}

export function ReturnResultChangeForm(props: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <ReturnForm
      {...props}
      what={t('side.return-result-change')}
      label={t('return-ending.remark')}
      endpoint={returnResultChange}
    />
  );
}
