import { dossierEvents, returnResultChange as endpoint } from '@dongbo/contract/procedures';
import { GeneralError } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { reopenRequest } from '../correction-requests/follow-correction.ts';
import { maySettleChange, withoutProposal } from './result-change-rule.ts';

/** The leader does not follow the proposal: the result stays as it is. */
export const returnResultChange = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const { resultChange: change } = dossier;
  if (change === null) return ctx.refuse('result-change.none-proposed');
  if (!maySettleChange(ctx.actor, dossier, endpoint.name)) throw new GeneralError('not-allowed');
  await ctx.db
    .updateTable('result_change')
    .set({ state: 'returned', remark: input.remark, closed_by: ctx.actor.personId, closed_at: ctx.now })
    .where('id', '=', change.id)
    .execute();
  const after = withoutProposal(dossier, null);
  saveDossier(ctx, after);
  await reopenRequest(ctx, after);
  ctx.emit(
    dossierEvents.resultChangeReturned,
    { dossierId: dossier.id, code: dossier.code, kind: change.kind, note: input.remark },
    { subjectId: dossier.id, unitId: dossier.competent.id },
  );
  return dossierChanged(after);
});
