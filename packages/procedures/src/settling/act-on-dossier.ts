import { isAction } from '@dongbo/contract';
import { actOnDossier as endpoint, dossierVocabulary } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { findColleague } from '@dongbo/kernel';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { hasOpenDemand } from '../fees/fee-record.ts';
import { waitsForSignature } from '../result-changes/stored-change.ts';
import { planMove } from './plan-move.ts';
import { recordMove } from './record-move.ts';

/** Does one of the actions that the dossier's process allows at its step, with whatever effect the process gives it. */
export const actOnDossier = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  const assignee = input.assigneeId === undefined ? undefined : await findColleague(ctx.db, input.assigneeId, ctx.now);
  if (input.assigneeId !== undefined && assignee === undefined) return ctx.refuse('dossier.assignee-not-able');
  const { action } = input;
  if (!isAction(dossierVocabulary, action))
    return ctx.refuse('dossier.action-not-possible', { action, why: 'action-not-possible' });
  const { receiver: kind, receiverName: name, receiverNumber: number, mandateSeen } = input;
  const receiver = kind === undefined ? undefined : { kind, name, number, mandateSeen };
  const order = { action, note: input.reason, receiver, assignee };
  const calendar = ctx.calendar(dossier.calendar);
  const planned = planMove(dossier, order, { actor: ctx.actor, at: ctx.now, calendar });
  if (planned.kind === 'planned') {
    if (planned.move.effects.includes('sign-result')) ctx.requireFresh();
    const isHandedOver = planned.move.effects.includes('return-result');
    // The fee comes before the result, unless it was waived or taken back.
    if (isHandedOver && (await hasOpenDemand(ctx.db, dossier.id))) return ctx.refuse('fee.unpaid');
    if (isHandedOver && (await waitsForSignature(ctx.db, dossier))) return ctx.refuse('result.not-signed-yet');
    return await recordMove(ctx, planned);
  }
  // Only the reception itself can ask for a limit.
  if (planned.code === 'dossier.time-limit-needed' || planned.code === 'dossier.time-limit-implausible')
    return ctx.refuse('dossier.action-not-possible', planned.facts);
  return ctx.refuse(planned.code, planned.facts);
});
