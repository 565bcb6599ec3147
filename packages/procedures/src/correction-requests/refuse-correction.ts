import { dossierEvents, refuseCorrection as endpoint } from '@dongbo/contract/procedures';
import { closeWork, GeneralError } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { mayRefuseCorrection } from './correction-rule.ts';
import { correctionSlot } from './correction-slot.ts';

/** The result stays as it is, and the owner is told why. */
export const refuseCorrection = defineOperation(endpoint, async (ctx, { dossierId, correctionRequestId, reason }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  await ctx.requireStage(dossier.competent.id);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (!mayRefuseCorrection(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  const row = await ctx.db
    .updateTable('correction_request')
    .set({ state: 'refused', answer: reason, answered_by: ctx.actor.personId, answered_at: ctx.now })
    .where('id', '=', correctionRequestId)
    .where('dossier_id', '=', dossier.id)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return ctx.refuse('correction.not-open');
  ctx.later(closeWork(ctx.db, { system: 'procedures', subjectId: dossier.id, slot: correctionSlot }));
  ctx.emit(
    dossierEvents.correctionRefused,
    { dossierId: dossier.id, code: dossier.code, requestId: row.id, note: reason },
    { subjectId: dossier.id, unitId: dossier.competent.id },
  );
  return { id: row.id };
});
