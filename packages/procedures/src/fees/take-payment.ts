import { takePayment as endpoint } from '@dongbo/contract/procedures';
import { localDate, parseInstant } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { isPayable, readFeeRecord } from './fee-record.ts';
import { dossierOf, lockForFees } from './lock-for-fees.ts';
import { recordPayment } from './record-payment.ts';

/** A reference as it is kept and compared: banks, people and copies write the same one with other spaces, dots and letters. Pure. */
const plainReference = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

/** Takes cash at the counter or records a transfer, always the whole of what is demanded: the receipt comes with it. */
export const takePayment = defineOperation(endpoint, async (ctx, input) => {
  const day = localDate(ctx.now);
  const paidOn = input.method === 'cash' ? day : (input.paidOn ?? day);
  if (paidOn > day) return ctx.refuse('fee.paid-in-future');
  const dossier = await lockForFees(ctx, await dossierOf(ctx, { demand: input.feeDemandId }), endpoint.name);
  if (!isPayable(dossier)) return ctx.refuse('fee.dossier-ended');
  const reference = input.method === 'cash' ? null : plainReference(input.reference ?? '');
  if (reference === '') return ctx.refuse('fee.reference-missing');
  const { demands } = await readFeeRecord(ctx.db, dossier.id);
  const demand = demands.find(({ id, state }) => id === input.feeDemandId && state === 'open');
  if (demand === undefined) return ctx.refuse('fee.demand-closed');
  // A payer may send what was demanded first and corrected since, and nothing before that.
  const first = demands.at(-1)?.demandedAt ?? demand.demandedAt;
  if (paidOn < localDate(parseInstant(first))) return ctx.refuse('fee.paid-before-demand');
  if (demand.amount !== input.amount) return ctx.refuse('fee.amount-differs', { amount: demand.amount });
  const taken = await recordPayment(ctx, dossier, demand, {
    method: input.method,
    payerName: input.payerName,
    reference,
    orderId: null,
    paidAt: paidOn === day ? ctx.now : parseInstant(`${paidOn}T12:00:00+07:00`),
  });
  if (taken === null) return ctx.refuse('fee.reference-used');
  return { feePaymentId: taken.paymentId, receiptNumber: taken.receiptNumber };
});
