import { dossierEvents, returnApology as endpoint } from '@dongbo/contract/procedures';
import { GeneralError } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { maySignApology, waitsForLeader } from './apology-rule.ts';
import { saveApology } from './save-apology.ts';

/** The leader does not sign: the apology goes back to whoever has the dossier, with the remark. */
export const returnApology = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const { apology } = dossier;
  if (apology === null || !waitsForLeader(dossier)) return ctx.refuse('apology.none-written');
  if (!maySignApology(ctx.actor, dossier, endpoint.name)) throw new GeneralError('not-allowed');
  const { remark } = input;
  await ctx.db.updateTable('apology').set({ state: 'drafted', remark }).where('dossier_id', '=', dossier.id).execute();
  const after = await saveApology(ctx, dossier, {
    apology: { ...apology, state: 'drafted', remark },
    version: dossier.version + 1,
  });
  ctx.emit(
    dossierEvents.apologyReturned,
    { dossierId: dossier.id, code: dossier.code, note: remark },
    { subjectId: dossier.id, unitId: unitOfStep(dossier, dossier.stepId).id },
  );
  return dossierChanged(after);
});
