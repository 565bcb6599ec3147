import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { moneyText } from '../../../lib/money.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextAreaField } from '../../../ui/field.tsx';
import { Await } from '../../../ui/states.tsx';
import { withdrawMyDossier } from './endpoints.ts';
import { myFeesQuery } from './queries.ts';

/** The way to take a dossier back, asked once before it is done. */
export function Withdraw({ dossier }: { readonly dossier: MyDossier }) {
  const { id: dossierId, code, version } = dossier;
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
          {dossier.fees !== null && <MoneyAtEnd dossierId={dossierId} />}
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

/** What becomes of the money, before somebody decides. */
function MoneyAtEnd({ dossierId }: { readonly dossierId: string }) {
  const { t, language } = useTexts('procedures-portal');
  const query = useQuery(myFeesQuery(dossierId));
  return (
    <Await query={query}>
      {({ atEnd, demands }) => (
        <Alert tone={atEnd !== null && atEnd.kept > 0 ? 'warning' : 'info'}>
          {atEnd === null ? (
            <p>{t('withdraw.nothing-paid')}</p>
          ) : (
            <>
              <p>{t('withdraw.paid', { amount: moneyText(atEnd.paid, language) })}</p>
              {atEnd.refunded > 0 && <p>{t('withdraw.refunded', { amount: moneyText(atEnd.refunded, language) })}</p>}
              {atEnd.kept > 0 && <p>{t('withdraw.kept', { amount: moneyText(atEnd.kept, language) })}</p>}
              {atEnd.why !== null && (
                <p>
                  {atEnd.why[language]} ({atEnd.citation}).
                </p>
              )}
            </>
          )}
          {demands.some(({ state }) => state === 'open') && <p>{t('withdraw.demand-ends')}</p>}
        </Alert>
      )}
    </Await>
  );
}
