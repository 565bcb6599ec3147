import { dossierEvents } from '@dongbo/contract/procedures';
import { findLetter, formatInstant, putWork } from '@dongbo/kernel';
import { signingWork } from '../apologies/save-apology.ts';
import type { Context } from '../define.ts';
import { awaitIntake } from '../bundles/await-papers.ts';
import { addReceipt } from '../letters/receipt.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { giveReceipt } from '../visits/give-receipt.ts';
import { closeMovedReferrals, movedReason } from '../referrals/record-referrals.ts';
import { closeSiteChecks } from '../site-checks/close-site-checks.ts';
import { isSameVisit } from '../visits/same-visit-rule.ts';
import { closePause, closeSupplement } from '../supplements/record-supplements.ts';
import type { PlannedMove } from './move.ts';
import { changeOfPapers } from './ticked-papers.ts';

/** A dossier that came back to reception and is received with other papers gets a new receipt; the one before stays, replaced. */
async function recordLaterReception(ctx: Context, { before, after, order }: PlannedMove): Promise<void> {
  const note = changeOfPapers(before.papers, after.papers);
  const leavesVisit = isSameVisit(before) && !isSameVisit(after);
  if (note === null && !leavesVisit) return;
  const newest = await findLetter(ctx.db, { subjectId: after.id, form: 'receipt' });
  if (note === null) {
    // What was to end in one visit goes to another body: its owner waits, and gets the receipt that they did not ask for before.
    if (newest === undefined) await giveReceipt(ctx, after);
    return;
  }
  const receipt = 1 + (newest?.ordinal ?? 0);
  await addReceipt(ctx, after, { ordinal: receipt, lacking: order.lacking });
  ctx.emit(
    dossierEvents.papersChanged,
    { dossierId: after.id, code: after.code, receipt, note },
    { subjectId: after.id, unitId: after.receiving.id },
  );
}

/** A body and its division as people call them, once where they are one. */
const placeOf = ({ competent, division }: StoredDossier): string =>
  division.id === competent.id ? competent.name : `${competent.name}, ${division.name}`;

/** The draft of the unit before stays on record, but is nobody's result any more. */
async function putDraftAside(ctx: Context, { before, after }: PlannedMove): Promise<void> {
  if (before.result === null || after.result !== null) return;
  await ctx.db.updateTable('result').set({ state: 'aside' }).where('dossier_id', '=', before.id).execute();
  ctx.emit(
    dossierEvents.resultPutAside,
    { dossierId: before.id, code: before.code, title: before.result.title, note: before.result.title },
    { subjectId: before.id, unitId: before.competent.id },
  );
}

/** Another unit settles it from now on: both are told by name, what the one before had asked of others or planned on the spot has ended, and an apology that
 * waits for a leader waits for the one there. */
function recordHandingOver(ctx: Context, { before, after }: PlannedMove): void {
  if (before.competent.id === after.competent.id && before.division.id === after.division.id) return;
  const signing = after.apology?.state === 'written' ? signingWork(ctx, after) : null;
  if (signing !== null) ctx.later(putWork(ctx.db, signing));
  const note = `${placeOf(before)} → ${placeOf(after)}`;
  if (before.referrals > 0) ctx.later(closeMovedReferrals(ctx, after.id, note));
  if (before.siteChecks > 0) ctx.later(closeSiteChecks(ctx, after.id, movedReason(note)));
  ctx.emit(
    dossierEvents.handedOver,
    {
      dossierId: after.id,
      code: after.code,
      competentUnitId: after.competent.id,
      divisionId: after.division.id,
      note,
    },
    { subjectId: after.id, unitId: after.receiving.id },
  );
}

/** The first reception makes the receipt with the due date (form 01), unless the matter ends in the same visit. */
export async function recordReception(ctx: Context, planned: PlannedMove): Promise<void> {
  const { before, after, order } = planned;
  const { clock } = after;
  if (clock === null) return;
  recordHandingOver(ctx, planned);
  await putDraftAside(ctx, planned);
  if (before.clock?.suspensions.some(({ to }) => to === null)) await closePause(ctx, before.id, ctx.now);
  if (before.supplement !== null) await closeSupplement(ctx, before, before.supplement);
  if (before.clock !== null) return await recordLaterReception(ctx, planned);
  if (!isSameVisit(after)) await addReceipt(ctx, after, { lacking: order.lacking });
  awaitIntake(ctx, after);
  ctx.emit(
    dossierEvents.received,
    {
      dossierId: after.id,
      code: after.code,
      procedureCode: after.procedure.code,
      competentUnitId: after.competent.id,
      dueAt: clock.originalDueAt && formatInstant(clock.originalDueAt),
      note: order.note === undefined || order.note === '' ? null : order.note,
    },
    { subjectId: after.id, unitId: after.receiving.id },
  );
}
