import type { FileRef } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { moneyText } from '../../../lib/money.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { TextAreaField } from '../../../ui/field.tsx';
import { Await } from '../../../ui/states.tsx';
import { ScanCell } from '../counter/scan-cell.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { feesQuery } from '../queries/fees.ts';
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
      {dossier.fees !== null && <MoneyAtEnd dossierId={dossier.id} />}
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

/** What becomes of the money: the owner at the counter is told before they sign. */
function MoneyAtEnd({ dossierId }: { readonly dossierId: string }) {
  const { t, language } = useTexts('procedures-desk');
  const query = useQuery(feesQuery(dossierId));
  return (
    <Await query={query}>
      {({ atEnd }) =>
        atEnd !== null && (
          <Alert tone={atEnd.kept > 0 ? 'warning' : 'info'}>
            <p>
              {t('withdraw.money', {
                paid: moneyText(atEnd.paid, language),
                refunded: moneyText(atEnd.refunded, language),
                kept: moneyText(atEnd.kept, language),
              })}
            </p>
            {atEnd.why !== null && (
              <p className="desk-quiet">
                {atEnd.why[language]} ({atEnd.citation}).
              </p>
            )}
          </Alert>
        )
      }
    </Await>
  );
}
