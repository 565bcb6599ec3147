import { dossierEvents, returnEnding as endpoint } from '@dongbo/contract/procedures';
import { findColleague, GeneralError } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { closeProposal } from './close-proposal.ts';
import { mayReturn, returnedDossier } from './ending-decision-rule.ts';

/** The leader does not follow the proposal: the dossier goes on where it was, marked with the remark. */
export const returnEnding = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const { proposal } = dossier;
  if (proposal === null) return ctx.refuse('ending.none-proposed');
  if (!mayReturn(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  const had = proposal.assigneeId === null ? undefined : await findColleague(ctx.db, proposal.assigneeId, ctx.now);
  const assignee =
    had === undefined || isPartyTo({ ...had, personId: had.id }, dossier) ? null : { id: had.id, name: had.name };
  const after = returnedDossier(dossier, proposal, { remark: input.remark, assignee, at: ctx.now });
  await closeProposal(ctx, proposal, { state: 'returned', remark: input.remark });
  saveDossier(ctx, after);
  ctx.emit(
    dossierEvents.endingReturned,
    { dossierId: dossier.id, code: dossier.code, note: input.remark },
    { subjectId: dossier.id, unitId: unitOfStep(dossier, dossier.stepId).id },
  );
  return dossierChanged(after);
});
