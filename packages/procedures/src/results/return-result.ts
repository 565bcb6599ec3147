import { dossierEvents } from '@dongbo/contract/procedures';
import type { Context } from '../define.ts';
import type { PlannedMove } from '../settling/move.ts';

/** The counter hands the result over and writes down who took it. */
export async function recordReturn(ctx: Context, { after }: PlannedMove): Promise<void> {
  const receiverName = after.result?.receiverName ?? '';
  const handing = ctx.db.updateTable('result').set({ receiver_name: receiverName }).where('dossier_id', '=', after.id);
  ctx.later(handing.execute());
  ctx.emit(
    dossierEvents.resultReturned,
    { dossierId: after.id, code: after.code, receiverName, method: after.returnMethod },
    { subjectId: after.id, unitId: after.receiving.id },
  );
}
