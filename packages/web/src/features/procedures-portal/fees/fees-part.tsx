import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { OutputOf } from '@dongbo/contract';
import type { FeeDemand, FeePayment, MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { moneyText } from '../../../lib/money.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { Await, Failed } from '../../../ui/states.tsx';
import { DayText, TimeText } from '../../../ui/time-text.tsx';
import { myFeesQuery } from '../dossiers/queries.ts';
import { getMyFeeReceipt, startPayment } from './endpoints.ts';
import type { getMyFees } from './endpoints.ts';
import { paidMark } from './paid-mark.ts';

type Fees = OutputOf<typeof getMyFees>;

/** What has to be paid for a dossier and what was paid; not there for a dossier for which nothing was ever demanded. */
export function FeesPart({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  const query = useQuery(myFeesQuery(dossier.id));
  return (
    <section className="stack" aria-labelledby="fees-title">
      <h2 className="ds-heading" data-size="xs" id="fees-title">
        {t('fees.title')}
      </h2>
      <Await query={query}>{(fees) => <FeesView dossier={dossier} fees={fees} />}</Await>
    </section>
  );
}

function FeesView({ dossier, fees }: { readonly dossier: MyDossier; readonly fees: Fees }) {
  const { t } = useTexts('procedures-portal');
  const newest = fees.demands.find(({ state }) => state === 'open') ?? fees.demands[0];
  return (
    <>
      {newest?.state === 'open' && fees.payable && <ToPay dossier={dossier} demand={newest} online={fees.online} />}
      {newest?.state === 'open' && !fees.payable && <p>{t('fees.ended')}</p>}
      {newest?.state === 'exempt' && (
        <>
          <p>{t('fees.exempt')}</p>
          <Lines demand={newest} />
        </>
      )}
      {fees.payments.length > 0 && (
        <ul className="plain-list">
          {fees.payments.map((payment) => (
            <Paid key={payment.id} payment={payment} />
          ))}
        </ul>
      )}
    </>
  );
}

interface ToPayProps {
  readonly dossier: MyDossier;
  readonly demand: FeeDemand;
  readonly online: boolean;
}

function ToPay({ dossier, demand, online }: ToPayProps) {
  const { t, language } = useTexts('procedures-portal');
  const [, navigate] = useLocation();
  const hasPaid = new URLSearchParams(useSearch()).has(paidMark);
  const [insists, setInsists] = useState(false);
  const pay = useMutation({
    mutationFn: () => api.call(startPayment, { dossierId: dossier.id, feeDemandId: demand.id }),
    onSuccess: ({ address }) => (address.startsWith('/') ? navigate(address) : location.assign(address)),
  });
  const title = t('fees.to-pay', { amount: moneyText(demand.amount, language) });
  const waits = hasPaid && !insists;
  return (
    <Alert tone={waits ? 'info' : 'warning'} title={waits ? t('fees.confirming') : title}>
      {waits ? (
        <p>{t('fees.confirming.text')}</p>
      ) : (
        demand.payBy !== null && (
          <p>
            {t('fees.pay-by')} <DayText day={demand.payBy} />
          </p>
        )
      )}
      <Lines demand={demand} />
      {online && (
        <p>
          <Button
            variant={waits ? 'tertiary' : 'primary'}
            busy={pay.isPending}
            onClick={() => (waits ? setInsists(true) : pay.mutate())}
          >
            {t(waits ? 'fees.again' : 'fees.pay')}
          </Button>
        </p>
      )}
      {pay.error !== null && <Failed error={pay.error} />}
      {!waits && <p className="quiet">{t('fees.elsewhere', { unit: dossier.receivingUnit.name })}</p>}
    </Alert>
  );
}

function Lines({ demand }: { readonly demand: FeeDemand }) {
  const { t, language } = useTexts('procedures-portal');
  return (
    <ul className="plain-list fee-lines">
      {demand.lines.map((line, index) => (
        // Lines are never changed or moved.
        <li key={index}>
          <span>
            <span lang="vi">{line.name}</span> ({t(`terms:fee-kind.${line.kind}`).toLocaleLowerCase(language)})
            {line.quantity > 1 && <>, {`${line.quantity} × ${moneyText(line.unitPrice, language)}`}</>}
            {line.reducedBy > 0 && (
              <small className="block quiet">
                {t('fees.reduced', { amount: moneyText(line.reducedBy, language), ground: line.groundName ?? '' })}
              </small>
            )}
          </span>
          <span className="tabular">{moneyText(line.amount, language)}</span>
        </li>
      ))}
    </ul>
  );
}

function Paid({ payment }: { readonly payment: FeePayment }) {
  const { t, language } = useTexts('procedures-portal');
  const { amount, method, receiptNumber, cancelled, refunds } = payment;
  return (
    <li>
      {t('fees.paid', { amount: moneyText(amount, language), method: t(`terms:payment-method.${method}`) })}
      {', '}
      <TimeText at={payment.paidAt} />
      {receiptNumber !== null && (
        <span className="block">
          <a
            className="ds-link"
            href={api.url(getMyFeeReceipt, { feePaymentId: payment.id })}
            target="_blank"
            rel="noopener"
          >
            {t('fees.receipt', { number: receiptNumber })}
          </a>
        </span>
      )}
      {cancelled !== null && (
        <span className="block quiet">
          {t('fees.receipt.cancelled', { number: receiptNumber ?? '', reason: cancelled.reason })}
        </span>
      )}
      {refunds.map((refund) => (
        <span key={refund.id} className="block">
          {t(refund.doneAt === null ? 'fees.refund.open' : 'fees.refund.done', {
            amount: moneyText(refund.amount, language),
            reason: refund.note ?? t(`terms:refund-reason.${refund.reason}`),
          })}
        </span>
      ))}
    </li>
  );
}
