import { requestSupplementAtCounter as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { agreeToMessages } from '../counter-messages/told-at-counter.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { enterDossier } from '../dossiers/open-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { prepareAtCounter } from '../settling/prepare-at-counter.ts';
import { planRequest, recordRequest, waitingFor } from '../supplements/ask-supplement.ts';
import { recordDespiteSame } from './record-despite-same.ts';

/** Papers lack of who stands at the counter: form 02 instead of the receipt (Decree 61/2018/NĐ-CP art. 17(1), from 1 July 2025 Decree
 * 118/2025/NĐ-CP art. 17). What was typed is a dossier that waits at intake for its supplement, as one that came online: its time has not
 * begun, and it goes on with what is brought to any counter or sent online. */
export const requestSupplementAtCounter = defineOperation(endpoint, async (ctx, input) => {
  const { prepared, procedure } = await prepareAtCounter(ctx, endpoint.name, input);
  if (isPartyTo(ctx.actor, prepared)) return ctx.refuse('dossier.same-person');
  const { request } = planRequest(ctx, { dossier: prepared, procedure }, input);
  const after = await enterDossier(ctx, waitingFor(prepared, request));
  await recordRequest(ctx, { before: prepared, after }, request);
  await recordDespiteSame(ctx, after, input.despiteSame);
  await agreeToMessages(ctx, after, input.messagesToPhone);
  return dossierChanged(after);
});
