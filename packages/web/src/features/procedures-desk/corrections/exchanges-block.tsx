import { randomId } from '@dongbo/contract';
import type { Dossier, PaperExchange } from '@dongbo/contract/procedures';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert, Tag } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextAreaField } from '../../../ui/field.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { lacksReceiver, ReceiverFields, sentReceiver, useReceiver } from '../parts/receiver-fields.tsx';
import { refreshLists } from '../queries/dossiers.ts';
import { confirmPaperExchange, getPaperExchanges } from './endpoints.ts';

const exchangesQuery = ({ id, version }: Dossier) =>
  queryOptions({
    queryKey: ['dossier', id, 'exchanges', version],
    queryFn: ({ signal }) => api.call(getPaperExchanges, { dossierId: id }, { signal }),
  });

/** Papers of the result that were given out and do not hold any more: who gave the right one out and took the wrong one back. */
export function ExchangesBlock({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const { data } = useQuery(exchangesQuery(dossier));
  if (data === undefined || data.exchanges.length === 0) return null;
  const { exchanges, mayConfirm, submitterName } = data;
  return (
    <section aria-labelledby="exchanges-title" className="desk-block">
      <h2 className="ds-heading" data-size="xs" id="exchanges-title">
        {t('exchange.title')}
      </h2>
      {exchanges.map((exchange) => (
        <div key={exchange.id} className="stack-small">
          <Told exchange={exchange} />
          {exchange.state === 'open' && mayConfirm && (
            <ConfirmForm dossier={dossier} exchange={exchange} submitterName={submitterName} />
          )}
        </div>
      ))}
    </section>
  );
}

function Told({ exchange }: { readonly exchange: PaperExchange }) {
  const { t } = useTexts('procedures-desk');
  const { wrongNumber, number, doBy, isLate, state, isGiven, isTakenBack, reason, receiverName, by, at } = exchange;
  const papers =
    number === null
      ? t('exchange.cancelled', { wrong: wrongNumber })
      : t('exchange.papers', { wrong: wrongNumber, right: number });
  if (state === 'open')
    return (
      <p>
        <Tag tone={isLate ? 'danger' : 'warning'}>{t(isLate ? 'exchange.late' : 'exchange.open')}</Tag> {papers}
        <span className="block desk-quiet">
          {t('exchange.until')} <TimeText at={doBy} />
        </span>
      </p>
    );
  return (
    <p>
      <Tag tone={isTakenBack === true ? 'success' : 'danger'}>
        {t(isTakenBack === true ? 'exchange.taken-back' : 'exchange.not-taken-back')}
      </Tag>{' '}
      {papers}
      {number !== null && (
        <span className="block">{t(isGiven === true ? 'exchange.given' : 'exchange.not-given')}</span>
      )}
      {receiverName !== null && <span className="block">{t('exchange.who-came', { name: receiverName })}</span>}
      {reason !== null && <span className="block">{t('exchange.why', { reason })}</span>}
      <span className="block desk-quiet">
        {by} · {at !== null && <TimeText at={at} />}
      </span>
    </p>
  );
}

interface FormProps {
  readonly dossier: Dossier;
  readonly exchange: PaperExchange;
  readonly submitterName: string;
}

/** What the officer has in hand, and why not, where something is not. */
function ConfirmForm({ dossier, exchange, submitterName }: FormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const { number } = exchange;
  const [isGiven, setGiven] = useState(false);
  const [isTakenBack, setTakenBack] = useState(false);
  const [reason, setReason] = useState('');
  const { receiver, change } = useReceiver('owner');
  const isWhole = isTakenBack && (isGiven || number === null);
  const isNobody = !isGiven && !isTakenBack;
  const save = useConfirm(dossier);
  const send = () =>
    save.confirm({
      paperExchangeId: exchange.id,
      isGiven,
      isTakenBack,
      ...(isWhole ? {} : { reason }),
      ...(isNobody ? {} : sentReceiver(receiver)),
    });
  return (
    <div className="stack-small">
      <InHand
        exchange={exchange}
        isGiven={isGiven}
        isTakenBack={isTakenBack}
        onGiven={setGiven}
        onTakenBack={setTakenBack}
      />
      {!isWhole && (
        <TextAreaField
          id={id}
          label={t('exchange.reason')}
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      {!isNobody && (
        <ReceiverFields dossier={{ owner: dossier.owner, submitterName }} receiver={receiver} onChange={change} />
      )}
      {save.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, save.error)}</p>
        </Alert>
      )}
      <p>
        <Button
          busy={save.isPending}
          disabled={(!isWhole && reason.trim() === '') || (!isNobody && lacksReceiver(receiver))}
          onClick={send}
        >
          {t('exchange.save')}
        </Button>
      </p>
    </div>
  );
}

interface InHandProps {
  readonly exchange: PaperExchange;
  readonly isGiven: boolean;
  readonly isTakenBack: boolean;
  readonly onGiven: (given: boolean) => void;
  readonly onTakenBack: (takenBack: boolean) => void;
}

/** Which papers went over the counter; what is not signed yet does not. */
function InHand({ exchange, isGiven, isTakenBack, onGiven, onTakenBack }: InHandProps) {
  const { t } = useTexts('procedures-desk');
  const { number, isSigned, wrongNumber } = exchange;
  return (
    <>
      {number !== null && (
        <label className="desk-check">
          <input type="checkbox" disabled={!isSigned} checked={isGiven} onChange={() => onGiven(!isGiven)} />
          {t('exchange.give', { number })}
          {!isSigned && <span className="desk-quiet"> {t('exchange.signing')}</span>}
        </label>
      )}
      <label className="desk-check">
        <input type="checkbox" checked={isTakenBack} onChange={() => onTakenBack(!isTakenBack)} />
        {t('exchange.take-back', { number: wrongNumber })}
      </label>
    </>
  );
}

type Done = Omit<Parameters<typeof api.call<typeof confirmPaperExchange>>[1], 'dossierId' | 'version'>;

function useConfirm({ id: dossierId, version }: Dossier) {
  const client = useQueryClient();
  const [requestId] = useState(randomId);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (done: Done) => api.call(confirmPaperExchange, { dossierId, version, ...done }, { requestId }),
    onSuccess: () => {
      refreshLists(client);
      return client.invalidateQueries({ queryKey: ['dossier', dossierId] });
    },
  });
  return { confirm: mutate, isPending, error };
}
