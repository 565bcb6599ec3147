import type { Dossier } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { Failed } from '../../../ui/states.tsx';
import { ReceiverFields, hasSubmitter, lacksReceiver, sentReceiver, useReceiver } from '../parts/receiver-fields.tsx';
import { handOverMutation } from './queries.ts';

/** The signed result into the hand of who stands there; what is owed comes first. */
export function HandOver({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const handOver = useMutation(handOverMutation(useQueryClient()));
  // Whoever handed it in a moment ago still stands there.
  const { receiver, change } = useReceiver(hasSubmitter(dossier) ? 'submitter' : 'owner');
  const isOwed = dossier.fees?.state === 'open';
  const isBlocked = isOwed || lacksReceiver(receiver);
  return (
    <form
      className="desk-action-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (handOver.isPending || isBlocked) return;
        handOver.mutate(
          { dossier, receiver: sentReceiver(receiver) },
          { onSuccess: () => announce(`${t('visit.done')}: ${dossier.code}`) },
        );
      }}
    >
      {handOver.error !== null && <Failed error={handOver.error} />}
      {isOwed && <p className="desk-warning">{t('visit.pay-first')}</p>}
      <ReceiverFields dossier={dossier} receiver={receiver} onChange={change} />
      <p className="desk-actions">
        <Button type="submit" autoFocus busy={handOver.isPending} disabled={isBlocked}>
          {t('visit.hand-over')} <KeyHint keys="Ctrl ↵" />
        </Button>
      </p>
    </form>
  );
}
