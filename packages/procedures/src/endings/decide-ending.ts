import { decideEnding as endpoint } from '@dongbo/contract/procedures';
import { GeneralError } from '@dongbo/kernel';
import { needsApologyFirst } from '../apologies/apology-rule.ts';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { isOwnProposal, mayDecide } from './ending-decision-rule.ts';
import { recordEnding } from './record-ending.ts';

/** The leader follows the proposal: the dossier ends, its notice goes out in the leader's name. */
export const decideEnding = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const { proposal } = dossier;
  if (proposal === null) return ctx.refuse('ending.none-proposed');
  if (!mayDecide(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  if (isOwnProposal(ctx.actor, dossier)) return ctx.refuse('ending.own-proposal');
  const { kind, ground, reason } = proposal;
  if (kind === 'refused' && needsApologyFirst(dossier, ctx.now)) return ctx.refuse('ending.apology-first');
  return dossierChanged(await recordEnding(ctx, dossier, { kind, ground, reason }));
});
