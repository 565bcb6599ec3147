import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';
import type { Picked } from '../../../ui/desk/desk-part.ts';
import { arrivalMutation } from '../side-paths/queries.ts';
import { Refused } from './refused.tsx';

/** Confirms that the picked dossiers have arrived here: one key for all of them; what was not on its way stays picked, with the reason. */
export function ArrivalDialog({ picked, onClose }: { readonly picked: Picked; readonly onClose: () => void }) {
  const { t } = useTexts('procedures-desk');
  const confirm = useMutation(arrivalMutation(useQueryClient()));
  const send = () => {
    const dossiers = picked.items.map(({ subjectId, version }) => ({ dossierId: subjectId, version }));
    confirm.mutate(
      { dossiers },
      {
        onSuccess: ({ arrived, refused }) => {
          announce(t('arrival.done', { n: arrived.length }));
          picked.keepOnly(new Set(refused.map(({ dossierId }) => dossierId)));
          if (refused.length === 0) onClose();
        },
      },
    );
  };
  return (
    <Modal title={t('arrival.title', { n: picked.items.length })} onClose={onClose}>
      {confirm.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, confirm.error)}</p>
        </Alert>
      )}
      {confirm.data !== undefined && <Refused picked={picked} refused={confirm.data.refused} title="arrival.refused" />}
      <p>{t('arrival.text')}</p>
      <p className="desk-actions">
        <Button data-first onClick={send} disabled={picked.items.length === 0} busy={confirm.isPending}>
          {t('arrival.do')}
        </Button>
      </p>
    </Modal>
  );
}
