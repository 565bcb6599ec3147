import { takeIntakeHeld as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { saysNumber } from '../dossiers/says-number.ts';
import { askedAtCounter } from './asked-at-counter.ts';
import { takeHeld } from './take-held.ts';

/** An officer uses what the administration holds instead of asking for it. Nobody takes their own papers so: they keep away from their
 * own matter. The files wait like scans until the dossier is taken in or received with them. */
export const takeIntakeHeld = defineOperation(
  endpoint,
  async (ctx, { heldInId, heldComponentId, componentId, ...question }) => {
    const asked = await askedAtCounter(ctx, question, endpoint.name);
    const own = ctx.actor.identityNumber ?? '';
    if (own !== '' && asked.identityNumber !== null && saysNumber(asked.identityNumber, own))
      return ctx.refuse('dossier.same-person');
    if (question.dossierId === undefined) ctx.about(heldInId);
    return (await takeHeld(ctx, asked, { heldInId, heldComponentId, componentId })) ?? ctx.refuse('paper.not-held');
  },
);
