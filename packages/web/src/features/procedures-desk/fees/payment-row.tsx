import type { FeePayment, FeeRefund, FeeSheet } from '@dongbo/contract/procedures';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { moneyText } from '../../../lib/money.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { printPdf } from '../../../ui/desk/fetch-file.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { cancelFeeReceipt, getFeeReceipt, payRefund } from '../endpoints.ts';
import { ReasonForm } from './reason-form.tsx';
import { RefundForm } from './refund-form.tsx';

type Doing = 'cancel' | 'refund' | null;

/** One payment with its receipt, what goes back of it, and what may be done about it. */
export function PaymentRow({ payment, sheet }: { readonly payment: FeePayment; readonly sheet: FeeSheet }) {
  const { t, language } = useTexts('procedures-desk');
  const [doing, setDoing] = useState<Doing>(null);
  const done = () => setDoing(null);
  const { amount, method, receiptNumber, cancelled, refunds } = payment;
  const receipt = api.url(getFeeReceipt, { feePaymentId: payment.id });
  const isWhole = cancelled === null && refunds.length === 0;
  const left = refunds.reduce((rest, refund) => rest - refund.amount, amount);
  return (
    <li>
      <b>{moneyText(amount, language)}</b> · {t(`terms:payment-method.${method}`)} ·{' '}
      <TimeText at={payment.paidAt} short />
      {payment.takenBy !== null && <span className="desk-quiet"> · {payment.takenBy}</span>}
      {payment.reference !== null && <span className="desk-quiet tabular"> · {payment.reference}</span>}
      <span className="desk-actions">
        {receiptNumber === null ? (
          <span className="desk-quiet">{t('fees.no-receipt')}</span>
        ) : (
          <>
            <a className="ds-link tabular" href={receipt} target="_blank" rel="noreferrer">
              {t('fees.receipt', { number: receiptNumber })}
            </a>
            <Button variant="tertiary" onClick={() => void printPdf(receipt).catch(() => undefined)}>
              {t('fees.print')}
            </Button>
          </>
        )}
        {sheet.mayCancelReceipt && isWhole && method !== 'online' && (
          <Button variant="tertiary" danger onClick={() => setDoing('cancel')}>
            {t('fees.cancel-receipt')}
          </Button>
        )}
        {sheet.mayRefund && cancelled === null && left > 0 && (
          <Button variant="tertiary" onClick={() => setDoing('refund')}>
            {t('fees.refund')}
          </Button>
        )}
      </span>
      {cancelled !== null && <p className="desk-warning">{t('fees.cancelled', { reason: cancelled.reason })}</p>}
      {refunds.map((refund) => (
        <RefundRow key={refund.id} refund={refund} sheet={sheet} />
      ))}
      {doing === 'cancel' && (
        <ReasonForm
          endpoint={cancelFeeReceipt}
          verb={t('fees.cancel-receipt')}
          label={t('fees.reason')}
          input={(reason) => ({ feePaymentId: payment.id, reason })}
          onDone={done}
        />
      )}
      {doing === 'refund' && <RefundForm paymentId={payment.id} left={left} onDone={done} />}
    </li>
  );
}

/** A refund that is owed, or was paid. Who decided on it is told who pays it instead of them. */
function RefundRow({ refund, sheet }: { readonly refund: FeeRefund; readonly sheet: FeeSheet }) {
  const { t, language } = useTexts('procedures-desk');
  const isOwn = sheet.ownRefunds.includes(refund.id);
  const mayPay = sheet.mayPayRefund && !isOwn;
  const [paying, setPaying] = useState(false);
  const amount = moneyText(refund.amount, language);
  if (refund.doneAt !== null)
    return <p className="desk-quiet">{t('fees.refund.done', { amount, reference: refund.reference })}</p>;
  return (
    <>
      <p className="desk-warning">
        {t('fees.refund.owed', { amount, reason: refund.note ?? t(`terms:refund-reason.${refund.reason}`) })}{' '}
        {mayPay && !paying && (
          <Button variant="tertiary" onClick={() => setPaying(true)}>
            {t('fees.refund.pay')}
          </Button>
        )}
        {isOwn && <span className="desk-quiet">{t('fees.refund.other-pays', { unit: sheet.unit.name })}</span>}
      </p>
      {paying && (
        <ReasonForm
          endpoint={payRefund}
          verb={t('fees.refund.pay')}
          label={t('fees.refund.reference')}
          danger={false}
          input={(reference) => ({ feeRefundId: refund.id, reference })}
          onDone={() => setPaying(false)}
        />
      )}
    </>
  );
}
