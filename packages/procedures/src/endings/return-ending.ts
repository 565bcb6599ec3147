import { dossierEvents, returnEnding as endpoint } from '@dongbo/contract/procedures';
import { findColleague, findStep, GeneralError, type Colleague } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { rolesTowards } from '../dossiers/dossier-actor.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { closeProposal } from './close-proposal.ts';
import { mayReturn, returnedDossier } from './ending-decision-rule.ts';
import type { StoredProposal } from './stored-proposal.ts';

/** Can who had the work still do it: holds the role of the step, and is no party. Pure. */
function canHaveAgain(had: Colleague, dossier: StoredDossier, { stepId }: StoredProposal): boolean {
  const actor = findStep(dossier.process, stepId)?.actor;
  const holds = rolesTowards(had.held, dossier).some(({ role, at }) => role === actor?.role && at === actor.at);
  return holds && !isPartyTo({ ...had, personId: had.id }, dossier);
}

/** The leader does not follow the proposal: the dossier goes on where it was, marked with the remark. */
export const returnEnding = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const { proposal } = dossier;
  if (proposal === null) return ctx.refuse('ending.none-proposed');
  if (!mayReturn(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  const had = proposal.assigneeId === null ? undefined : await findColleague(ctx.db, proposal.assigneeId, ctx.now);
  const assignee = had !== undefined && canHaveAgain(had, dossier, proposal) ? { id: had.id, name: had.name } : null;
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
