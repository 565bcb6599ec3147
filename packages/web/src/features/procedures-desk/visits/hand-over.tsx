import type { Dossier } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { Failed } from '../../../ui/states.tsx';
import { handOverMutation } from './queries.ts';

/** The signed result into the hand of who stands there; what is owed comes first. */
export function HandOver({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const handOver = useMutation(handOverMutation(useQueryClient()));
  const [receiverName, setReceiverName] = useState(dossier.submitterName);
  const isOwed = dossier.fees?.state === 'open';
  return (
    <form
      className="desk-action-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (handOver.isPending || isOwed || receiverName.trim() === '') return;
        handOver.mutate(
          { dossier, receiverName },
          { onSuccess: () => announce(`${t('visit.done')}: ${dossier.code}`) },
        );
      }}
    >
      {handOver.error !== null && <Failed error={handOver.error} />}
      {isOwed && <p className="desk-warning">{t('visit.pay-first')}</p>}
      <TextField
        id="visit-receiver"
        label={t('visit.receiver')}
        required
        value={receiverName}
        onChange={(event) => setReceiverName(event.target.value)}
      />
      <p className="desk-actions">
        <Button type="submit" autoFocus busy={handOver.isPending} disabled={isOwed || receiverName.trim() === ''}>
          {t('visit.hand-over')} <KeyHint keys="Ctrl ↵" />
        </Button>
      </p>
    </form>
  );
}
