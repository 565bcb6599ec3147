import type { FeeLine } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob, type Context } from '../../define.ts';
import { findDossier } from '../../dossiers/dossier-store.ts';
import { isPayable } from '../fee-record.ts';
import { inDong } from '../in-dong.ts';
import { recordPayment, recordPaymentInVain } from '../record-payment.ts';
import { whyInVain } from '../refund-rule.ts';
import { noteDifference } from './note-difference.ts';

/** What the gateway calls a success. */
const succeeded: readonly string[] = ['00', '0'];

interface Kept {
  readonly transaction_no: string;
  readonly order_id: string;
  readonly request_code: string;
  readonly amount: string;
  readonly error_code: string;
  readonly paid_at: Date;
  readonly outcome: string;
}

interface Ordered {
  readonly state: 'open' | 'paid' | 'failed';
  readonly amount: string;
  readonly demand_id: string;
  readonly demand_state: string;
  readonly lines: FeeLine[];
  readonly service_fee: string;
  readonly charge: string;
}

type Outcome = 'booked' | 'failed' | 'unmatched';

const unmatched = async (
  ctx: Context,
  kept: Kept,
  kind: 'unknown-order' | 'amount-differs' | 'order-paid',
  amountHere: number | null,
): Promise<Outcome> => {
  const { order_id: orderId, transaction_no: transactionNo, amount, request_code: requestCode } = kept;
  await noteDifference(ctx, { kind, orderId, transactionNo, amountHere, amountThere: Number(amount) }, requestCode);
  return 'unmatched';
};

/** The dossier of an order, locked, and the order as it stands behind the lock. */
async function lockOrder(ctx: Context, { order_id: orderId, request_code: requestCode }: Kept) {
  const { rows } = await sql<{ dossier_id: string }>`
    select f.dossier_id from payment_order o join fee_demand f on f.id = o.fee_demand_id join dossier d on d.id = f.dossier_id
    where o.order_id = ${orderId} and d.code = ${requestCode}`.execute(ctx.db);
  const [named] = rows;
  if (named === undefined) return null;
  const dossier = await findDossier(ctx.db, named.dossier_id, { at: ctx.now, lock: true });
  if (dossier === undefined) return null;
  const found = await sql<Ordered>`
    select o.state, o.amount, f.id as demand_id, f.state as demand_state, f.lines, f.service_fee, f.charge
    from payment_order o join fee_demand f on f.id = o.fee_demand_id where o.order_id = ${orderId}`.execute(ctx.db);
  const [order] = found.rows;
  return order === undefined ? null : { dossier, order };
}

async function book(ctx: Context, kept: Kept): Promise<Outcome> {
  ctx.note(`${kept.order_id}, ${kept.transaction_no}, ${inDong(Number(kept.amount))}`);
  const locked = await lockOrder(ctx, kept);
  if (locked === null) return await unmatched(ctx, kept, 'unknown-order', null);
  const { dossier, order } = locked;
  ctx.about(dossier.id);
  const hasFailed = !succeeded.includes(kept.error_code);
  // A notice that was caught on its way could be sent again with another transaction: its checksum does not cover that. So an
  // order is paid once, and what comes after is for a person to look at.
  if (order.state === 'paid')
    return hasFailed ? 'failed' : await unmatched(ctx, kept, 'order-paid', Number(order.amount));
  if (Number(order.amount) !== Number(kept.amount))
    return await unmatched(ctx, kept, 'amount-differs', Number(order.amount));
  const state = hasFailed ? 'failed' : 'paid';
  await ctx.db.updateTable('payment_order').set({ state }).where('order_id', '=', kept.order_id).execute();
  if (hasFailed) return 'failed';
  const demand = {
    id: order.demand_id,
    lines: order.lines,
    serviceFee: Number(order.service_fee),
    charge: Number(order.charge),
  };
  const payment = {
    method: 'online' as const,
    payerName: dossier.submitterName,
    reference: kept.transaction_no,
    orderId: kept.order_id,
    paidAt: kept.paid_at,
  };
  const reason = whyInVain({ isDemandOpen: order.demand_state === 'open', isDossierPayable: isPayable(dossier) });
  if (reason === null) await recordPayment(ctx, dossier, demand, payment);
  else await recordPaymentInVain(ctx, dossier, demand, { ...payment, reason });
  return 'booked';
}

/** Books what a notice tells: once, whatever became of demand and dossier meanwhile. What fits nothing becomes visible work; a
 * second run finds it done. */
export const bookNotice = defineJob(
  'procedures.book-payment-notice',
  z.object({ noticeId: z.uuid() }),
  async (ctx, { noticeId }) => {
    const { rows } = await sql<Kept>`
      select transaction_no, order_id, request_code, amount, error_code, paid_at, outcome
      from payment_notice where id = ${noticeId}::uuid for update`.execute(ctx.db);
    const [kept] = rows;
    if (kept === undefined || kept.outcome !== 'received') return;
    const outcome = await book(ctx, kept);
    await ctx.db.updateTable('payment_notice').set({ outcome }).where('id', '=', noticeId).execute();
  },
);
