import { startPayment as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { getOwnDossier } from '../filing/my-dossier-view.ts';
import { isPayable, readFeeRecord } from './fee-record.ts';

/** `20261129190512`, in Asia/Ho_Chi_Minh: the national payment platform puts it behind the code of the dossier. Tries of the same
 * second differ by what is drawn behind it. */
const stampOf = (at: Date): string =>
  new Date(at.getTime() + 7 * 3_600_000).toISOString().replaceAll(/\D/g, '').slice(0, 14);

/** Begins a try to pay: an order of the gateway, under a name of its own each time. Nothing is paid by it. */
export const startPayment = defineOperation(endpoint, async (ctx, { dossierId, feeDemandId }) => {
  const { personId } = ctx.actor;
  const gateway = ctx.ports?.payments ?? ctx.refuse('fee.not-online');
  if (personId === null) return notFound();
  const dossier = await getOwnDossier(ctx, dossierId, personId);
  ctx.about(dossier.id);
  await ctx.requireStage(dossier.receiving.id);
  if (!isPayable(dossier)) return ctx.refuse('fee.dossier-ended');
  const { demands } = await readFeeRecord(ctx.db, dossier.id);
  const demand = demands.find(({ id, state }) => id === feeDemandId && state === 'open');
  if (demand === undefined) return ctx.refuse('fee.demand-closed');
  const { amount } = demand;
  const orderId = `${dossier.code}-${stampOf(ctx.now)}-${ctx.newId().slice(-12)}`;
  await ctx.db
    .insertInto('payment_order')
    .values({
      order_id: orderId,
      fee_demand_id: demand.id,
      amount,
      state: 'open',
      created_at: ctx.now,
      created_by: personId,
    })
    .execute();
  return { address: gateway.checkout({ orderId, requestCode: dossier.code, amount }) };
});
