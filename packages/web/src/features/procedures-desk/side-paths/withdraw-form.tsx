import type { FileRef } from '@dongbo/contract';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { TextAreaField } from '../../../ui/field.tsx';
import { ScanCell } from '../counter/scan-cell.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { withdrawDossier } from './endpoints.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

/** The owner stands at the counter with a written request to withdraw. */
export function WithdrawForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const what = t('side.withdraw');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, withdrawDossier);
  const [reason, setReason] = useState('');
  const [files, setFiles] = useState<readonly FileRef[]>([]);
  const fileIds = files.map((file) => file.id);
  return (
    <DecisionForm
      verb={what}
      danger
      busy={isPending}
      blocked={files.length === 0 || reason.trim() === ''}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version, reason, fileIds })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <p className="desk-quiet">{t('withdraw.hint')}</p>
      <TextAreaField
        id={`${id}-reason`}
        label={t('withdraw.reason')}
        required
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="ds-label" data-weight="medium">
        {t('withdraw.scan')}
      </p>
      <ScanCell
        name={t('withdraw.scan')}
        files={files}
        tabIndex={0}
        onAdd={(file) => setFiles((known) => [...known, file])}
        onRemove={(file) => setFiles((known) => known.filter((one) => one !== file))}
      />
    </DecisionForm>
  );
}
