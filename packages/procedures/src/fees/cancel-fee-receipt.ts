import { cancelFeeReceipt as endpoint, feeEvents } from '@dongbo/contract/procedures';
import { findLetter, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { actingUnit } from './fee-actor.ts';
import { isPayable, readFeeRecord } from './fee-record.ts';
import { addCancelledReceipt } from './fee-receipt.ts';
import { inDong } from './in-dong.ts';
import { dossierOf, lockForFees } from './lock-for-fees.ts';

/** Cancels a receipt that was wrong. Its number is never given again; what it paid is open again, to be taken anew or taken
 * back. Money that came online is not undone by a receipt: it goes back by a refund. */
export const cancelFeeReceipt = defineOperation(endpoint, async (ctx, { feePaymentId, reason }) => {
  const dossier = await lockForFees(ctx, await dossierOf(ctx, { payment: feePaymentId }), endpoint.name);
  const { demands, payments } = await readFeeRecord(ctx.db, dossier.id);
  const payment = payments.find(({ id }) => id === feePaymentId) ?? notFound();
  if (payment.method === 'online' || payment.receiptNumber === null) return ctx.refuse('fee.paid-online');
  if (payment.cancelled !== null) return ctx.refuse('fee.receipt-cancelled');
  if (payment.refunds.length > 0) return ctx.refuse('fee.refunded-already');
  // What this receipt paid would be open again, and of a dossier one demand is open at most.
  if (demands.some(({ state }) => state === 'open')) return ctx.refuse('fee.other-demand-open');
  const letter = await findLetter(ctx.db, { subjectId: feePaymentId, form: 'fee-receipt', ordinal: 1 });
  if (letter === undefined) throw new Error(`Payment ${feePaymentId} has a number but no receipt`);
  await ctx.db
    .updateTable('fee_payment')
    .set({ cancelled_at: ctx.now, cancelled_by: ctx.actor.personId, cancel_reason: reason })
    .where('id', '=', feePaymentId)
    .execute();
  const isAlive = isPayable(dossier);
  await ctx.db
    .updateTable('fee_demand')
    .set(
      isAlive
        ? { state: 'open', closed_at: null, closed_by: null }
        : { state: 'cancelled', closed_at: ctx.now, closed_by: ctx.actor.personId, reason },
    )
    .where('id', '=', payment.demandId)
    .execute();
  await addCancelledReceipt(ctx, feePaymentId, { data: letter.content.data, qr: letter.content.qrText }, reason);
  const { receiptNumber, amount } = payment;
  const note = `Biên lai số ${receiptNumber}: ${reason}`;
  ctx.note(`${note} (${inDong(amount)})`);
  ctx.emit(
    feeEvents.receiptCancelled,
    {
      dossierId: dossier.id,
      code: dossier.code,
      amount,
      note,
      paymentId: feePaymentId,
      receiptNumber,
    },
    { subjectId: dossier.id, unitId: actingUnit(ctx.actor, dossier) },
  );
  return { feePaymentId };
});
