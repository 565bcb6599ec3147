import { refuseDossier as endpoint } from '@dongbo/contract/procedures';
import { GeneralError } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { refusalGround } from './ending-grounds.ts';
import { canBeRefusedAtIntake, mayRefuse } from './ending-rule.ts';
import { recordEnding } from './record-ending.ts';

/** The counter does not receive a dossier: form 03 instead of the receipt, with the ground of law and what can be done. */
export const refuseDossier = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (!canBeRefusedAtIntake(dossier)) return ctx.refuse('ending.not-here');
  if (!mayRefuse(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  const ground = refusalGround(input.ground, ctx.now);
  if (ground === undefined) return ctx.refuse('ending.ground-unknown');
  const order = { kind: 'refused', ground: ground.key, reason: input.reason } as const;
  return dossierChanged(await recordEnding(ctx, dossier, order));
});
