import { demandFees as endpoint, feeEvents } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context, type OperationOf } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { groundsOn } from './fee-data.ts';
import { feeLines, type FeeSums } from './fee-lines.ts';
import { isPayable } from './fee-record.ts';
import { inDong } from './in-dong.ts';
import { lockForFees } from './lock-for-fees.ts';
import { cancelDemand } from './record-cancellation.ts';

/** The newest demand of a dossier, whose row is locked. */
async function newestDemand(ctx: Context, dossierId: string) {
  const { rows } = await sql<{ id: string; ordinal: number; state: string }>`
    select id, ordinal, state from fee_demand where dossier_id = ${dossierId}::uuid order by ordinal desc limit 1`.execute(
    ctx.db,
  );
  return rows[0];
}

async function insertDemand(
  ctx: Context,
  dossier: StoredDossier,
  sums: FeeSums,
  { ordinal, payBy }: { readonly ordinal: number; readonly payBy: string | null },
): Promise<string> {
  const id = ctx.newId();
  const isOpen = sums.amount > 0;
  const { personId } = ctx.actor;
  await ctx.db
    .insertInto('fee_demand')
    .values({
      id,
      dossier_id: dossier.id,
      ordinal,
      unit_id: dossier.receiving.id,
      state: isOpen ? 'open' : 'exempt',
      lines: JSON.stringify(sums.lines),
      service_fee: sums.serviceFee,
      charge: sums.charge,
      pay_by: isOpen ? payBy : null,
      demanded_at: ctx.now,
      demanded_by: personId ?? '',
      closed_at: isOpen ? null : ctx.now,
      closed_by: isOpen ? null : personId,
    })
    .execute();
  const about = { subjectId: dossier.id, unitId: dossier.receiving.id };
  const told = { dossierId: dossier.id, code: dossier.code, amount: sums.amount, demandId: id };
  const grounds = [...new Set(sums.lines.map(({ groundName }) => groundName).filter((name) => name !== null))];
  if (isOpen) ctx.emit(feeEvents.demanded, { ...told, note: inDong(sums.amount), payBy }, about);
  else ctx.emit(feeEvents.exempted, { ...told, note: grounds.join('; ') }, about);
  return id;
}

function checkedSums(ctx: OperationOf<typeof endpoint>, lines: Parameters<typeof feeLines>[0]): FeeSums {
  const sums = feeLines(lines, groundsOn(localDate(ctx.now)));
  return typeof sums === 'string' ? ctx.refuse(sums) : sums;
}

/** Demands what an officer has confirmed or corrected. Of a dossier one demand is open at most: another takes its place, with
 * the reason, and the first stays on record. */
export const demandFees = defineOperation(endpoint, async (ctx, input) => {
  const sums = checkedSums(ctx, input.lines);
  if (input.payBy !== undefined && input.payBy < localDate(ctx.now)) return ctx.refuse('fee.pay-by-past');
  const dossier = await lockForFees(ctx, input.dossierId, endpoint.name);
  if (!isPayable(dossier)) return ctx.refuse('fee.dossier-ended');
  const newest = await newestDemand(ctx, dossier.id);
  const open = newest?.state === 'open' ? newest.id : undefined;
  if (open !== input.replaces) return ctx.refuse('fee.demand-changed');
  if (open !== undefined) {
    if (!input.reason) return ctx.refuse('fee.reason-missing');
    await cancelDemand(ctx, dossier, { id: open, reason: input.reason });
  }
  ctx.note([inDong(sums.amount), input.reason].filter(Boolean).join(': '));
  const ordinal = 1 + (newest?.ordinal ?? 0);
  const id = await insertDemand(ctx, dossier, sums, { ordinal, payBy: input.payBy ?? null });
  return { feeDemandId: id, amount: sums.amount };
});
