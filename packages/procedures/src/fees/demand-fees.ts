import { demandFees as endpoint, feeEvents } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context, type OperationOf } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { actingUnit } from './fee-actor.ts';
import { feeBounds, groundsOn } from './fee-data.ts';
import { feeLines, type FeeSums } from './fee-lines.ts';
import { isPayable } from './fee-record.ts';
import { inDong, inFigures } from './in-dong.ts';
import { lockForFees } from './lock-for-fees.ts';
import { cancelDemand } from './record-cancellation.ts';

/** The open demand of a dossier, whose row is locked, and the last ordinal. The open one need not be the newest: a receipt that was
 * cancelled opens again what it had paid. */
async function demandsSoFar(ctx: Context, dossierId: string) {
  const { rows } = await sql<{ open: string | null; last: number }>`
    select max(id::text) filter (where state = 'open') as open, coalesce(max(ordinal), 0) as last
    from fee_demand where dossier_id = ${dossierId}::uuid`.execute(ctx.db);
  return rows[0] ?? { open: null, last: 0 };
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
  const about = { subjectId: dossier.id, unitId: actingUnit(ctx.actor, dossier) };
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

function checkPayBy(ctx: OperationOf<typeof endpoint>, payBy: string | undefined): void {
  if (payBy === undefined) return;
  const { payByDays: days } = feeBounds;
  if (payBy < localDate(ctx.now)) ctx.refuse('fee.pay-by-past');
  if (payBy > localDate(new Date(ctx.now.getTime() + days * 86_400_000))) ctx.refuse('fee.pay-by-far', { days });
}

/** Demands what an officer has confirmed or corrected. Of a dossier one demand is open at most: another takes its place, with
 * the reason, and the first stays on record. */
export const demandFees = defineOperation(endpoint, async (ctx, input) => {
  const sums = checkedSums(ctx, input.lines);
  checkPayBy(ctx, input.payBy);
  if (sums.amount >= feeBounds.askFrom && !input.confirmed)
    return ctx.refuse('fee.amount-unusual', { amount: inFigures(sums.amount) });
  const dossier = await lockForFees(ctx, input.dossierId, endpoint.name);
  if (!isPayable(dossier)) return ctx.refuse('fee.dossier-ended');
  const { open, last } = await demandsSoFar(ctx, dossier.id);
  if (open !== (input.replaces ?? null)) return ctx.refuse('fee.demand-changed');
  if (open !== null) {
    if (!input.reason) return ctx.refuse('fee.reason-missing');
    await cancelDemand(ctx, dossier, { id: open, reason: input.reason });
  }
  ctx.note([inDong(sums.amount), input.reason].filter(Boolean).join(': '));
  const id = await insertDemand(ctx, dossier, sums, { ordinal: last + 1, payBy: input.payBy ?? null });
  return { feeDemandId: id, amount: sums.amount };
});
