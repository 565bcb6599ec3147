import { acceptSupplement as endpoint } from '@dongbo/contract/procedures';
import { GeneralError } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { canBeAccepted, mayAccept } from '../side-paths/side-paths-for.ts';
import { closePause, closeSupplement } from './record-supplements.ts';
import { answered } from './save-brought.ts';

/** What came is complete: the settling goes on. The clock has been going on since everything was there; where the officer does without
 * what the owner explained, it goes on now. */
export const acceptSupplement = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (dossier.supplement === null || !canBeAccepted(dossier)) return ctx.refuse('supplement.not-answered');
  if (!mayAccept(ctx, dossier)) throw new GeneralError('not-allowed');
  await closeSupplement(ctx, dossier, dossier.supplement);
  const isPaused = dossier.openPath === 'supplement-asked';
  if (isPaused) await closePause(ctx, dossier.id, ctx.now);
  const going = isPaused ? answered(ctx, dossier) : dossier;
  const after = { ...going, openPath: null, supplement: null, version: dossier.version + 1 };
  saveDossier(ctx, after);
  return dossierChanged(after);
});
