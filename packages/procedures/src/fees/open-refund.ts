import { openRefund as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { readFeeRecord } from './fee-record.ts';
import { dossierOf, lockForFees } from './lock-for-fees.ts';
import { recordRefund } from './record-payment.ts';
import { leftOf } from './refund-rule.ts';

/** Decides that money goes back, with the reason; all refunds of a payment together never exceed it. */
export const openRefund = defineOperation(endpoint, async (ctx, { feePaymentId, amount, reason }) => {
  const dossier = await lockForFees(ctx, await dossierOf(ctx, { payment: feePaymentId }), endpoint.name);
  const { payments } = await readFeeRecord(ctx.db, dossier.id);
  const payment = payments.find(({ id }) => id === feePaymentId) ?? notFound();
  if (payment.cancelled !== null) return ctx.refuse('fee.receipt-cancelled');
  const left = leftOf(payment);
  if (amount > left) return ctx.refuse('fee.refund-too-much', { left });
  const id = await recordRefund(ctx, dossier, { paymentId: feePaymentId, amount, reason: 'by-officer', note: reason });
  return { feeRefundId: id };
});
