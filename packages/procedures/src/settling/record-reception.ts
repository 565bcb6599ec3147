import { dossierEvents } from '@dongbo/contract/procedures';
import { findLetter, formatInstant } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { addReceipt } from '../letters/receipt.ts';
import type { PlannedMove } from './move.ts';
import { changeOfPapers } from './ticked-papers.ts';

/** A dossier that came back to reception and is received with other papers gets a new receipt; the one before stays, replaced. */
async function recordLaterReception(ctx: Context, { before, after }: PlannedMove): Promise<void> {
  const note = changeOfPapers(before.papers, after.papers);
  if (note === null) return;
  const newest = await findLetter(ctx.db, { subjectId: after.id, form: 'receipt' });
  const receipt = 1 + (newest?.ordinal ?? 0);
  await addReceipt(ctx, after, receipt);
  ctx.emit(
    dossierEvents.papersChanged,
    { dossierId: after.id, code: after.code, receipt, note },
    { subjectId: after.id, unitId: after.receiving.id },
  );
}

/** The first reception makes the receipt with the due date (form 01). */
export async function recordReception(ctx: Context, planned: PlannedMove): Promise<void> {
  const { before, after, order } = planned;
  const { clock } = after;
  if (clock === null) return;
  if (before.clock !== null) return await recordLaterReception(ctx, planned);
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
