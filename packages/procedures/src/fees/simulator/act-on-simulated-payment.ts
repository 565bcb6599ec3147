import { actOnSimulatedPayment as endpoint, type DossierId, type PaymentNotice } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob, defineOperation, type Context } from '../../define.ts';
import { isOwn } from '../../dossiers/own-dossier.ts';
import { keepNotice } from '../gateway/keep-notice.ts';

const lateMs = 120_000;

/** The simulated gateway tells of a transaction. The notice is signed and checked as one that came over the line. */
export const sendSimulatedNotice = defineJob(
  'procedures.send-simulated-notice',
  z.object({
    orderId: z.string(),
    requestCode: z.string(),
    amount: z.number(),
    transactionNo: z.string(),
    errorCode: z.string(),
    at: z.iso.datetime(),
  }),
  async (ctx, { at, ...told }) => {
    const gateway = ctx.ports?.payments;
    if (!gateway?.simulator) return;
    const notice: PaymentNotice = gateway.simulator.sign(told);
    if (!gateway.isGenuine(notice)) throw new Error('The simulated gateway does not know its own notice');
    await keepNotice(ctx, { ...notice, paidAt: new Date(at) });
  },
);

const outcomes = {
  pay: { state: 'paid', notices: 1, late: false },
  'pay-late': { state: 'paid', notices: 1, late: true },
  'pay-ten-times': { state: 'paid', notices: 10, late: false },
  'pay-silently': { state: 'paid', notices: 0, late: false },
  fail: { state: 'failed', notices: 1, late: false },
  cancel: { state: 'cancelled', notices: 0, late: false },
} as const;

/** The dossier of an order of the caller. */
async function dossierOfOrder(ctx: Context, orderId: string): Promise<DossierId> {
  const { rows } = await sql<{ id: DossierId }>`
    select d.id from payment_order o join fee_demand f on f.id = o.fee_demand_id join dossier d on d.id = f.dossier_id
    where o.order_id = ${orderId} and ${isOwn(ctx.actor.personId)}`.execute(ctx.db);
  return rows[0]?.id ?? notFound();
}

/** What somebody does on the page of the simulated gateway. It keeps its own record and tells this system by notices, as a real
 * one: once, ten times, late, or never. */
export const actOnSimulatedPayment = defineOperation(endpoint, async (ctx, { act, signature, ...order }) => {
  const simulator = ctx.ports?.payments?.simulator ?? notFound();
  const dossierId = await dossierOfOrder(ctx, order.orderId);
  if (!simulator.isOurs({ ...order, signature })) return ctx.refuse('payment-simulator.order-unreadable');
  ctx.about(dossierId);
  const { state, notices, late } = outcomes[act];
  const transactionNo = `MP${ctx.newId().replaceAll('-', '').slice(0, 16).toUpperCase()}`;
  // A try that failed or was given up can be made again; what is paid is paid.
  const { rows } = await sql<{ transaction_no: string }>`
    insert into simulated_payment as s (order_id, request_code, amount, state, transaction_no, at)
    values (${order.orderId}, ${order.requestCode}, ${order.amount}, ${state}, ${transactionNo}, ${ctx.now})
    on conflict (order_id) do update set state = excluded.state, transaction_no = excluded.transaction_no, at = excluded.at
      where s.state <> 'paid' returning transaction_no`.execute(ctx.db);
  if (rows.length === 0) return ctx.refuse('payment-simulator.order-ended');
  const told = { ...order, transactionNo, errorCode: state === 'paid' ? '00' : '99', at: ctx.now.toISOString() };
  for (let sent = 0; sent < notices; sent += 1)
    ctx.enqueue(sendSimulatedNotice, told, late ? { runAt: new Date(ctx.now.getTime() + lateMs) } : {});
  return { dossierId, amount: order.amount };
});
