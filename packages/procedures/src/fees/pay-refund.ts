import { feeEvents, payRefund as endpoint } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { inDong } from './in-dong.ts';
import { dossierOf, lockForFees } from './lock-for-fees.ts';

/** Records that the money of a refund went back, and by what. */
export const payRefund = defineOperation(endpoint, async (ctx, { feeRefundId, reference }) => {
  const dossier = await lockForFees(ctx, await dossierOf(ctx, { refund: feeRefundId }), endpoint.name);
  const { rows } = await sql<{ amount: string }>`
    update fee_refund set done_at = ${ctx.now}, done_by = ${ctx.actor.personId}::uuid, reference = ${reference}
    where id = ${feeRefundId}::uuid and done_at is null returning amount`.execute(ctx.db);
  const [row] = rows;
  if (row === undefined) return ctx.refuse('fee.refunded-already');
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
    { subjectId: dossier.id, unitId: dossier.receiving.id },
  );
  return { feeRefundId };
});
