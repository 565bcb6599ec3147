import { requestSupplement as endpoint } from '@dongbo/contract/procedures';
import { GeneralError, localDate } from '@dongbo/kernel';
import { getProcedureVersion } from '../catalogue/procedure-store.ts';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { supplementRuleOn } from '../side-paths/side-path-data.ts';
import { pause, planRequest, recordRequest } from './ask-supplement.ts';
import { mayAsk, whyNotAsk } from './supplement-rule.ts';

/** Asks for everything that lacks, once and in full: form 02 is made, the clock stands in the ledger, the owner is told. A dossier
 * whose answer was found incomplete is asked again: that is a further request, and there are only so many. */
export const requestSupplement = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (!mayAsk(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  const rule = supplementRuleOn(localDate(ctx.now), dossier.procedure.code);
  const why = whyNotAsk(dossier, rule, { now: ctx.now, calendar: ctx.calendar(dossier.calendar) });
  if (why !== null) return ctx.refuse(why, { most: rule.mostRequests, limit: rule.askWithin.value });
  const procedure = await getProcedureVersion(ctx.db, dossier.procedure.versionId, ctx.now);
  const planned = planRequest(ctx, { dossier, procedure }, input);
  const after = await pause(ctx, dossier, planned);
  saveDossier(ctx, after);
  await recordRequest(ctx, { before: dossier, after }, planned.request);
  return dossierChanged(after);
});
