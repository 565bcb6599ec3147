import { processEnd, type EffectOf } from '@dongbo/contract';
import { dossierEvents, type DossierChanged, type DossierVocabulary } from '@dongbo/contract/procedures';
import { drawWrittenNumber } from '@dongbo/kernel';
import type { z } from 'zod';
import type { Context } from '../define.ts';
import { receiptBook } from '../letters/receipt-book.ts';
import { recordNumber } from '../results/number-result.ts';
import { recordIssue } from '../results/issue-result.ts';
import { recordReturn } from '../results/return-result.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import type { PlannedMove } from './move.ts';
import { recordReception } from './record-reception.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';

/** Writes and events of an effect beside the dossier's own row. Numbers of registers are drawn here, at the end. */
type RecordEffect = (ctx: Context, planned: PlannedMove) => Promise<void>;

const recordEffects: Readonly<Record<EffectOf<DossierVocabulary>, RecordEffect>> = {
  receive: recordReception,
  'sign-result': recordNumber,
  'issue-result': recordIssue,
  'return-result': recordReturn,
};

/** The events of a planned move: it moved, and who was given the work by name. */
export function emitMove(ctx: Context, { before, after, move, order }: PlannedMove): void {
  const target = { subjectId: after.id, unitId: unitOfStep(before, move.from).id };
  const dossier = { dossierId: after.id, code: after.code };
  const toStep = after.stepId ?? processEnd;
  const note = order.note === undefined || order.note === '' ? null : order.note;
  const backward = move.action.backward === true;
  const assigneeId = after.assignee?.id ?? null;
  ctx.emit(
    dossierEvents.moved,
    { ...dossier, action: move.action.id, fromStep: move.from, toStep, backward, assigneeId, note },
    target,
  );
  if (order.assignee !== undefined && order.assignee.id === assigneeId) {
    ctx.emit(dossierEvents.assigned, { ...dossier, assigneeId, stepId: toStep }, target);
  }
}

/** Events and effects of a move whose dossier row is written already. */
export async function finishMove(ctx: Context, planned: PlannedMove): Promise<void> {
  emitMove(ctx, planned);
  for (const effect of planned.move.effects) await recordEffects[effect](ctx, planned);
}

/** The first reception of a stored dossier gives its receipt a number. */
async function withReceiptNumber(ctx: Context, planned: PlannedMove): Promise<PlannedMove> {
  const { before, after } = planned;
  if (before.clock !== null || after.clock === null) return planned;
  return {
    ...planned,
    after: { ...after, receiptNumber: await drawWrittenNumber(ctx, receiptBook(after.receiving, ctx.now)) },
  };
}

/** Writes a planned move of a stored dossier, whose row the caller has locked. Answers what it changed. */
export async function recordMove(ctx: Context, move: PlannedMove): Promise<z.input<typeof DossierChanged>> {
  const planned = await withReceiptNumber(ctx, move);
  saveDossier(ctx, planned.after);
  await finishMove(ctx, planned);
  return dossierChanged(planned.after);
}
