import { feeEvents, payRefund as endpoint } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { actingUnit } from './fee-actor.ts';
import { inDong } from './in-dong.ts';
import { dossierOf, lockForFees } from './lock-for-fees.ts';

async function whyNot({ db }: Context, id: string): Promise<'fee.refunded-already' | 'fee.refund-same-person'> {
  const refund = await db.selectFrom('fee_refund').select('done_at').where('id', '=', id).executeTakeFirst();
  return refund?.done_at === null ? 'fee.refund-same-person' : 'fee.refunded-already';
}

/** Records that the money of a refund went back, and by what. Who decided on it does not pay it. */
export const payRefund = defineOperation(endpoint, async (ctx, { feeRefundId, reference }) => {
  const dossier = await lockForFees(ctx, await dossierOf(ctx, { refund: feeRefundId }), endpoint.name);
  const { rows } = await sql<{ amount: string }>`
    update fee_refund set done_at = ${ctx.now}, done_by = ${ctx.actor.personId}::uuid, reference = ${reference}
    where id = ${feeRefundId}::uuid and done_at is null and opened_by is distinct from ${ctx.actor.personId}::uuid
    returning amount`.execute(ctx.db);
  const [row] = rows;
  if (row === undefined) return ctx.refuse(await whyNot(ctx, feeRefundId));
  const amount = Number(row.amount);
  const note = `${inDong(amount)}, ${reference}`;
  ctx.note(note);
  ctx.emit(
    feeEvents.refunded,
    {
      dossierId: dossier.id,
      code: dossier.code,
      amount,
      note,
      refundId: feeRefundId,
    },
    { subjectId: dossier.id, unitId: actingUnit(ctx.actor, dossier) },
  );
  return { feeRefundId };
});
