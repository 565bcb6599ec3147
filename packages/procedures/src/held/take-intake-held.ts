import { takeIntakeHeld as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { saysNumber } from '../dossiers/says-number.ts';
import { askedAtCounter } from './asked-at-counter.ts';
import { beforeTake, bindTake } from './bind-take.ts';
import { takeHeld } from './take-held.ts';
import { tellOwnerOfTake } from './tell-owner-of-take.ts';

/** An officer uses what the administration holds instead of asking for it. Nobody takes their own papers so: they keep away from their
 * own matter. The files wait like scans until the dossier is taken in or received with them. */
export const takeIntakeHeld = defineOperation(
  endpoint,
  async (ctx, { heldInId, heldComponentId, componentId, ...question }) => {
    const asked = await askedAtCounter(ctx, question, endpoint.name);
    const own = ctx.actor.identityNumber ?? '';
    if (own !== '' && asked.identityNumber !== null && saysNumber(asked.identityNumber, own))
      return ctx.refuse('dossier.same-person');
    const wanted = { heldInId, heldComponentId, componentId };
    if (question.dossierId !== undefined) return (await takeHeld(ctx, asked, wanted)) ?? ctx.refuse('paper.not-held');
    ctx.about(heldInId);
    // No dossier is there yet: what is taken is bound to who stands there and to what for, and ends unless a dossier follows.
    const takeFor = { identityNumber: asked.identityNumber ?? '', procedureCode: question.procedureCode ?? '' };
    const before = await beforeTake(ctx, takeFor);
    if (before.most !== null) return ctx.refuse('paper.takes-open', { most: before.most });
    const taken = (await takeHeld(ctx, asked, wanted)) ?? ctx.refuse('paper.not-held');
    bindTake(ctx, takeFor, taken);
    await tellOwnerOfTake(ctx, { ...before, heldInId }, taken);
    return taken;
  },
);
