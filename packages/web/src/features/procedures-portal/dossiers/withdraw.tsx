import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextAreaField } from '../../../ui/field.tsx';
import { withdrawMyDossier } from './endpoints.ts';

/** The way to take a dossier back, asked once before it is done. */
export function Withdraw({ dossier: { id: dossierId, code, version } }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  const id = useId();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.call(withdrawMyDossier, { dossierId, version, ...(reason.trim() !== '' && { reason }) }),
    onSuccess: async () => {
      void client.invalidateQueries({ queryKey: ['my-dossiers'] });
      await client.invalidateQueries({ queryKey: ['my-dossier', dossierId] });
      setOpen(false);
    },
  });
  return (
    <>
      <p>
        <Button variant="tertiary" danger onClick={() => setOpen(true)}>
          {t('withdraw.open')}
        </Button>
      </p>
      <Dialog
        open={open}
        title={t('withdraw.title', { code })}
        onClose={() => setOpen(false)}
        closeLabel={t('withdraw.keep')}
      >
        <div className="stack">
          <p>{t('withdraw.text')}</p>
          <TextAreaField
            id={id}
            label={t('withdraw.reason')}
            optionalWord={t('shared:optional')}
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {error !== null && (
            <Alert tone="danger" live="assertive">
              <p>{problemText(t, error)}</p>
            </Alert>
          )}
          <div className="filing-buttons">
            <Button danger busy={isPending} onClick={() => mutate()}>
              {t('withdraw.do')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
