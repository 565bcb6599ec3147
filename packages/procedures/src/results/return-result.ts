import { dossierEvents } from '@dongbo/contract';
import type { Act } from '../define.ts';
import type { PlannedMove } from '../dossiers/move.ts';

/** The counter hands the result over and writes down who took it. */
export async function recordReturn(ctx: Act, { after }: PlannedMove): Promise<void> {
  const receiverName = after.result?.receiverName ?? '';
  await ctx.db.updateTable('result').set({ receiver_name: receiverName }).where('dossier_id', '=', after.id).execute();
  ctx.emit(
    dossierEvents.resultReturned,
    { dossierId: after.id, code: after.code, receiverName, method: after.returnMethod },
    { subjectId: after.id, unitId: after.receiving.id },
  );
}
