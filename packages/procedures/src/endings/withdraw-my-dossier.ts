import { withdrawMyDossier as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { isOwn } from '../dossiers/own-dossier.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { canBeWithdrawn } from './ending-rule.ts';
import { recordEnding } from './record-ending.ts';

/** Whoever filed takes the dossier back, as long as its result is not approved. */
export const withdrawMyDossier = defineOperation(endpoint, async (ctx, input) => {
  const personId = ctx.actor.personId ?? notFound();
  const own = { at: ctx.now, lock: true, only: isOwn(personId) };
  const dossier = (await findDossier(ctx.db, input.dossierId, own)) ?? notFound();
  ctx.about(dossier.id);
  // What changed meanwhile may change the mind of whoever asks.
  if (dossier.version !== input.version) return ctx.refuse('ending.changed-elsewhere');
  await ctx.requireStage(dossier.competent.id);
  if (!canBeWithdrawn(dossier)) return ctx.refuse('ending.not-here');
  const order = {
    kind: 'withdrawn',
    ground: 'withdrawn-by-owner',
    reason: input.reason ?? '',
  } as const;
  return dossierChanged(await recordEnding(ctx, dossier, order));
});
