import { dossierEvents } from '@dongbo/contract/procedures';
import type { Context } from '../define.ts';
import type { PlannedMove } from '../settling/move.ts';

/** The clerk issues a signed result; one that came back and goes out again was issued before. */
export async function recordIssue(ctx: Context, { before, after }: PlannedMove): Promise<void> {
  const { result } = after;
  if (before.result?.state === 'issued' || result === null) return;
  const issue = { state: 'issued', issued_at: ctx.now };
  ctx.later(ctx.db.updateTable('result').set(issue).where('dossier_id', '=', after.id).execute());
  ctx.emit(
    dossierEvents.resultIssued,
    { dossierId: after.id, code: after.code, number: result.number ?? '' },
    { subjectId: after.id, unitId: after.competent.id },
  );
}
