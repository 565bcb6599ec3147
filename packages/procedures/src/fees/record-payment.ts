import { feeEvents, type FeeLine, type PaymentMethod, type RefundReason } from '@dongbo/contract/procedures';
import { drawNumber, writeInSpace, yearOf } from '@dongbo/kernel';
import { sql, type Insertable } from 'kysely';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { ProceduresTables } from '../tables.ts';
import { term } from '../letters/terms.ts';
import { actingUnit } from './fee-actor.ts';
import { addFeeReceipt, feeReceiptBook } from './fee-receipt.ts';
import { inDong } from './in-dong.ts';

/** What a payment pays: an open demand of the dossier. */
export interface DemandToPay {
  readonly id: string;
  readonly lines: readonly FeeLine[];
  readonly serviceFee: number;
  readonly charge: number;
}

export interface NewPayment {
  readonly method: PaymentMethod;
  readonly payerName: string;
  readonly reference: string | null;
  readonly orderId: string | null;
  readonly paidAt: Date;
}

interface Recorded {
  readonly paymentId: string;
  readonly receiptNumber: string;
}

const rowOf = (ctx: Context, dossier: StoredDossier, demand: DemandToPay, payment: NewPayment) => ({
  dossier_id: dossier.id,
  fee_demand_id: demand.id,
  unit_id: dossier.receiving.id,
  method: payment.method,
  service_fee: demand.serviceFee,
  charge: demand.charge,
  payer_name: payment.payerName,
  reference: payment.reference,
  order_id: payment.orderId,
  paid_at: payment.paidAt,
  recorded_at: ctx.now,
  taken_by: payment.method === 'online' ? null : ctx.actor.personId,
});

/** Keeps a payment; false: the unit has recorded this transfer already. */
async function insertPayment({ db }: Context, row: Insertable<ProceduresTables['fee_payment']>): Promise<boolean> {
  const kept = await db
    .insertInto('fee_payment')
    .values(row)
    .onConflict((of) =>
      of
        .columns(['unit_id', 'reference'])
        .where('method', '=', sql.lit('transfer'))
        .where('cancelled_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

/** Books money that pays an open demand: the demand is paid, and the receipt has the next number of the unit's book. The
 * dossier's row is locked by the caller. Null: the unit has recorded this transfer already, and the caller refuses. */
export async function recordPayment(
  ctx: Context,
  dossier: StoredDossier,
  demand: DemandToPay,
  payment: NewPayment,
): Promise<Recorded | null> {
  const paymentId = ctx.newId();
  const book = feeReceiptBook(dossier.receiving, ctx.now);
  const { book: name, period } = yearOf(book);
  const receiptNumber = writeInSpace(ctx.space, await drawNumber(ctx.db, name, period), book);
  const amount = demand.serviceFee + demand.charge;
  const row = { id: paymentId, ...rowOf(ctx, dossier, demand, payment) };
  const isNew = await insertPayment(ctx, { ...row, receipt_book: `${name}/${period}`, receipt_number: receiptNumber });
  if (!isNew) return null;
  await ctx.db
    .updateTable('fee_demand')
    .set({ state: 'paid', closed_at: ctx.now, closed_by: ctx.actor.personId })
    .where('id', '=', demand.id)
    .execute();
  await addFeeReceipt(ctx, dossier, {
    paymentId,
    number: receiptNumber,
    lines: demand.lines.map(({ kind, name: what, quantity, unitPrice, reducedBy, amount: left }) => ({
      kind: term(`fee-kind.${kind}`),
      name: what,
      quantity,
      unitPrice,
      reducedBy,
      amount: left,
    })),
    serviceFee: demand.serviceFee,
    charge: demand.charge,
    payerName: payment.payerName,
    method: payment.method,
    reference: payment.reference,
    paidAt: payment.paidAt,
    collector: payment.method === 'online' ? '' : ctx.actor.name,
  });
  ctx.emit(
    feeEvents.paid,
    {
      dossierId: dossier.id,
      code: dossier.code,
      amount,
      note: `${inDong(amount)}, ${term(`payment-method.${payment.method}`).toLocaleLowerCase('vi')}, biên lai số ${receiptNumber}`,
      paymentId,
      method: payment.method,
      receiptNumber,
    },
    { subjectId: dossier.id, unitId: actingUnit(ctx.actor, dossier) },
  );
  return { paymentId, receiptNumber };
}

/** Books money that came and pays nothing any more: without a receipt, and with a refund of the whole of it. */
export async function recordPaymentInVain(
  ctx: Context,
  dossier: StoredDossier,
  demand: DemandToPay,
  { reason, ...payment }: NewPayment & { readonly reason: RefundReason },
): Promise<string> {
  const paymentId = ctx.newId();
  const amount = demand.serviceFee + demand.charge;
  const about = { subjectId: dossier.id, unitId: actingUnit(ctx.actor, dossier) };
  const told = { dossierId: dossier.id, code: dossier.code, amount, note: inDong(amount) };
  await ctx.db
    .insertInto('fee_payment')
    .values({ id: paymentId, ...rowOf(ctx, dossier, demand, payment) })
    .execute();
  ctx.emit(feeEvents.paidInVain, { ...told, paymentId, method: payment.method }, about);
  await recordRefund(ctx, dossier, { paymentId, amount, reason, note: null });
  return paymentId;
}

/** Opens a refund; that it is not more than what is left of the payment is asked before. */
export async function recordRefund(
  ctx: Context,
  dossier: StoredDossier,
  refund: {
    readonly paymentId: string;
    readonly amount: number;
    readonly reason: RefundReason;
    readonly note: string | null;
  },
): Promise<string> {
  const refundId = ctx.newId();
  const { paymentId, amount, reason, note } = refund;
  await ctx.db
    .insertInto('fee_refund')
    .values({
      id: refundId,
      fee_payment_id: paymentId,
      amount,
      reason,
      note,
      opened_at: ctx.now,
      opened_by: reason === 'by-officer' ? ctx.actor.personId : null,
    })
    .execute();
  ctx.emit(
    feeEvents.refundOpened,
    {
      dossierId: dossier.id,
      code: dossier.code,
      amount,
      note: `${inDong(amount)}: ${note ?? term(`refund-reason.${reason}`)}`,
      refundId,
      reason,
    },
    { subjectId: dossier.id, unitId: actingUnit(ctx.actor, dossier) },
  );
  return refundId;
}
