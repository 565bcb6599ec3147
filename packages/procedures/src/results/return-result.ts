import { dossierEvents } from '@dongbo/contract/procedures';
import type { Context } from '../define.ts';
import type { PlannedMove } from '../settling/move.ts';

/** The counter hands the result over and writes down who took it. */
export async function recordReturn(ctx: Context, { after }: PlannedMove): Promise<void> {
  const receiver = after.result?.receiver;
  if (!receiver?.kind) throw new Error('A result was handed over to nobody');
  const { kind, name, number } = receiver;
  const columns = { receiver_name: name, receiver_kind: kind, receiver_number: number };
  ctx.later(ctx.db.updateTable('result').set(columns).where('dossier_id', '=', after.id).execute());
  ctx.emit(
    dossierEvents.resultReturned,
    { dossierId: after.id, code: after.code, receiverName: name, receiver: kind, method: after.returnMethod },
    { subjectId: after.id, unitId: after.receiving.id },
  );
}
