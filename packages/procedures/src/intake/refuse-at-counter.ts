import { refuseAtCounter as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { agreeToMessages } from '../counter-messages/told-at-counter.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { refusalGround } from '../endings/ending-grounds.ts';
import { enterEnded } from '../endings/record-ending.ts';
import { prepareAtCounter } from '../settling/prepare-at-counter.ts';

/** What somebody brings to the counter is not received: form 03 instead of the receipt (Decree 61/2018/NĐ-CP art. 17(1), from 1 July 2025
 * Decree 118/2025/NĐ-CP art. 17). What was typed stays on record as a dossier that was refused; the papers go back with the person. */
export const refuseAtCounter = defineOperation(endpoint, async (ctx, input) => {
  const { prepared } = await prepareAtCounter(ctx, endpoint.name, input);
  if (isPartyTo(ctx.actor, prepared)) return ctx.refuse('dossier.same-person');
  const ground = refusalGround(input.ground, ctx.now);
  if (ground === undefined) return ctx.refuse('ending.ground-unknown');
  const order = { kind: 'refused', ground: ground.key, reason: input.reason } as const;
  const after = await enterEnded(ctx, prepared, order);
  await agreeToMessages(ctx, after, input.messagesToPhone);
  return dossierChanged(after);
});
