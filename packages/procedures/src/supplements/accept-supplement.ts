import { acceptSupplement as endpoint } from '@dongbo/contract/procedures';
import { GeneralError } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { mayAccept } from '../side-paths/side-paths-for.ts';
import { closeSupplement } from './record-supplements.ts';

/** What came is complete: the settling goes on. The clock has been going on since everything was there. */
export const acceptSupplement = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (dossier.supplement === null || dossier.openPath !== 'supplement-answered')
    return ctx.refuse('supplement.not-answered');
  if (!mayAccept(ctx, dossier)) throw new GeneralError('not-allowed');
  await closeSupplement(ctx, dossier, dossier.supplement);
  const after = { ...dossier, openPath: null, supplement: null, version: dossier.version + 1 };
  await saveDossier(ctx, after);
  return dossierChanged(after);
});
