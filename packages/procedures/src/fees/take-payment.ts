import { takePayment as endpoint } from '@dongbo/contract/procedures';
import { localDate, parseInstant } from '@dongbo/kernel';
import { defineOperation, type OperationOf } from '../define.ts';
import type { InputOf } from '@dongbo/contract';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { isPayable, readFeeRecord } from './fee-record.ts';
import { dossierOf, lockForFees } from './lock-for-fees.ts';
import { recordPayment } from './record-payment.ts';

type Input = InputOf<typeof endpoint>;

/** A transfer is recorded once for each reference of the bank at a unit. */
async function checkReference(ctx: OperationOf<typeof endpoint>, dossier: StoredDossier, input: Input) {
  if (input.method === 'cash') return null;
  const reference = input.reference || ctx.refuse('fee.reference-missing');
  const known = await ctx.db
    .selectFrom('fee_payment')
    .select('id')
    .where('unit_id', '=', dossier.receiving.id)
    .where('method', '=', 'transfer')
    .where('reference', '=', reference)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  return known === undefined ? reference : ctx.refuse('fee.reference-used');
}

/** Takes cash at the counter or records a transfer, always the whole of what is demanded: the receipt comes with it. */
export const takePayment = defineOperation(endpoint, async (ctx, input) => {
  const day = localDate(ctx.now);
  const paidOn = input.method === 'cash' ? day : (input.paidOn ?? day);
  if (paidOn > day) return ctx.refuse('fee.paid-in-future');
  const dossier = await lockForFees(ctx, await dossierOf(ctx, { demand: input.feeDemandId }), endpoint.name);
  if (!isPayable(dossier)) return ctx.refuse('fee.dossier-ended');
  const reference = await checkReference(ctx, dossier, input);
  const { demands } = await readFeeRecord(ctx.db, dossier.id);
  const demand = demands.find(({ id, state }) => id === input.feeDemandId && state === 'open');
  if (demand === undefined) return ctx.refuse('fee.demand-closed');
  if (demand.amount !== input.amount) return ctx.refuse('fee.amount-differs', { amount: demand.amount });
  const { paymentId, receiptNumber } = await recordPayment(ctx, dossier, demand, {
    method: input.method,
    payerName: input.payerName,
    reference,
    orderId: null,
    paidAt: paidOn === day ? ctx.now : parseInstant(`${paidOn}T12:00:00+07:00`),
  });
  return { feePaymentId: paymentId, receiptNumber };
});
