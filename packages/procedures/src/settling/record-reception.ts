import { dossierEvents } from '@dongbo/contract/procedures';
import { formatInstant } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { addReceipt } from '../letters/receipt.ts';
import type { PlannedMove } from './move.ts';

/** The first reception makes the receipt with the due date (form 01). */
export async function recordReception(ctx: Context, { before, after, order }: PlannedMove): Promise<void> {
  const { clock } = after;
  if (before.clock !== null || clock === null) return;
  await addReceipt(ctx, after);
  ctx.emit(
    dossierEvents.received,
    {
      dossierId: after.id,
      code: after.code,
      procedureCode: after.procedure.code,
      competentUnitId: after.competent.id,
      dueAt: formatInstant(clock.originalDueAt),
      note: order.note === undefined || order.note === '' ? null : order.note,
    },
    { subjectId: after.id, unitId: after.receiving.id },
  );
}
