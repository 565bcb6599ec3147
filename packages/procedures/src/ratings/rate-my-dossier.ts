import { dossierEvents, rateMyDossier as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { isOwn } from '../dossiers/own-dossier.ts';
import { findDossier } from '../dossiers/dossier-store.ts';

/** The owner says once how content they are, when the result is in their hands. */
export const rateMyDossier = defineOperation(endpoint, async (ctx, { dossierId, satisfaction, comment = '' }) => {
  const personId = ctx.actor.personId ?? notFound();
  const own = { at: ctx.now, lock: true, only: isOwn(personId) };
  const dossier = (await findDossier(ctx.db, dossierId, own)) ?? notFound();
  ctx.about(dossier.id);
  await ctx.requireStage(dossier.competent.id);
  if (dossier.state !== 'returned') return ctx.refuse('rating.not-yet');
  const row = await ctx.db
    .insertInto('rating')
    .values({
      dossier_id: dossier.id,
      satisfaction,
      comment,
      competent_unit_id: dossier.competent.id,
      rated_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('dossier_id')
    .executeTakeFirst();
  if (row === undefined) return ctx.refuse('rating.given-already');
  ctx.emit(
    dossierEvents.rated,
    { dossierId, code: dossier.code, satisfaction, note: comment },
    { subjectId: dossier.id, unitId: dossier.competent.id },
  );
  return { dossierId };
});
