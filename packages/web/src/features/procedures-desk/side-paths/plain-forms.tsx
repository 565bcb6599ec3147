import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import {
  acceptSupplement,
  decideEnding,
  decideResultChange,
  makeReceipt,
  sendApology,
  stopMessages,
} from './endpoints.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

interface PlainProps extends SideFormProps {
  readonly what: string;
  readonly endpoint:
    | typeof acceptSupplement
    | typeof decideEnding
    | typeof decideResultChange
    | typeof makeReceipt
    | typeof sendApology
    | typeof stopMessages;
  readonly danger?: boolean;
  /** What is said once more before. */
  readonly children?: ReactNode;
}

/** An act that needs nothing but a yes. */
function PlainForm({ dossier, onDone, what, endpoint, danger = false, children }: PlainProps) {
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, endpoint);
  return (
    <DecisionForm
      verb={what}
      danger={danger}
      busy={isPending}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      {children}
    </DecisionForm>
  );
}

/** What came is complete. */
export function AcceptForm(props: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  return <PlainForm {...props} what={t('side.accept-supplement')} endpoint={acceptSupplement} />;
}

/** Somebody asks for the receipt of a matter of the same visit. */
export function MakeReceiptForm(props: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  return <PlainForm {...props} what={t('side.make-receipt')} endpoint={makeReceipt} />;
}

/** Whoever agreed at the counter to text messages wants no more. */
export function StopMessagesForm(props: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <PlainForm {...props} what={t('side.stop-messages')} endpoint={stopMessages}>
      <p>{t('stop-messages.says')}</p>
    </PlainForm>
  );
}

/** The leader signs and sends the apology: there is no second. */
export function SendApologyForm(props: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <PlainForm {...props} what={t('side.send-apology')} endpoint={sendApology}>
      <p>{t('apology.once')}</p>
    </PlainForm>
  );
}

/** The leader follows the proposal, which cannot be taken back. */
export function DecideEndingForm(props: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const { proposal } = props.dossier;
  return (
    <PlainForm {...props} what={t('side.decide-ending')} endpoint={decideEnding} danger>
      {proposal !== null && <p>{t(`decide.hint.${proposal.kind}`)}</p>}
    </PlainForm>
  );
}

/** The leader follows what was proposed of an issued result. */
export function DecideResultChangeForm(props: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const { resultChange, resultPapers, result } = props.dossier;
  const number = resultPapers.at(-1)?.number ?? result?.number ?? '';
  return (
    <PlainForm {...props} what={t('side.decide-result-change')} endpoint={decideResultChange} danger>
      {resultChange !== null && <p>{t(`change-result.sign.${resultChange.kind}`, { number })}</p>}
    </PlainForm>
  );
}
