import { dossierEvents, proposeEnding as endpoint } from '@dongbo/contract/procedures';
import { GeneralError, localDate } from '@dongbo/kernel';
import { needsApologyFirst } from '../apologies/apology-rule.ts';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { canBeProposed, mayPropose, proposedDossier } from './ending-decision-rule.ts';
import { groundsOn, writtenGround } from './ending-grounds.ts';

/** Whoever examines a dossier proposes to refuse or to stop it; from then on it waits for the leader. */
export const proposeEnding = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (!canBeProposed(dossier)) return ctx.refuse('ending.not-here');
  if (input.kind === 'refused' && needsApologyFirst(dossier, ctx.now)) return ctx.refuse('ending.apology-first');
  const { personId } = ctx.actor;
  if (personId === null || !mayPropose(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  const ground = groundsOn(localDate(ctx.now)).find(
    ({ key, kinds }) => key === input.ground && kinds.includes(input.kind),
  );
  if (ground === undefined) return ctx.refuse('ending.ground-unknown');
  const proposal = {
    id: ctx.newId(),
    kind: input.kind,
    ground: ground.key,
    reason: input.reason,
    stepId: dossier.stepId ?? '',
    assigneeId: dossier.assignee?.id ?? null,
    byId: personId,
    by: ctx.actor.name,
    at: ctx.now,
  };
  await ctx.db
    .insertInto('ending_proposal')
    .values({
      id: proposal.id,
      dossier_id: dossier.id,
      kind: proposal.kind,
      ground: proposal.ground,
      reason: proposal.reason,
      step_id: proposal.stepId,
      assignee_id: proposal.assigneeId,
      proposed_by: personId,
      proposed_at: ctx.now,
      state: 'open',
    })
    .execute();
  const after = proposedDossier(dossier, proposal);
  saveDossier(ctx, after);
  ctx.emit(
    dossierEvents.endingProposed,
    {
      dossierId: dossier.id,
      code: dossier.code,
      kind: proposal.kind,
      ground: proposal.ground,
      note: `${writtenGround(ground)}. ${proposal.reason}`,
    },
    { subjectId: dossier.id, unitId: unitOfStep(dossier, dossier.stepId).id },
  );
  return dossierChanged(after);
});
