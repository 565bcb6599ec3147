import { answerSupplement as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { isOwn } from '../dossiers/own-dossier.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { mostFiles } from '../dossiers/most-files.ts';
import { attachNewFiles } from './attach-new-files.ts';
import { bringPieces, isPutRight, stillWanted } from './bring-pieces.ts';
import { saveBrought } from './save-brought.ts';

/** The owner answers online, all at once; of a paper that they cannot hand in they say why, and the officer decides. Of two devices the second is told, and keeps what it has. */
export const answerSupplement = defineOperation(endpoint, async (ctx, input) => {
  const personId = ctx.actor.personId ?? notFound();
  const own = { at: ctx.now, lock: true, only: isOwn(personId) };
  const dossier = (await findDossier(ctx.db, input.dossierId, own)) ?? notFound();
  ctx.about(dossier.id);
  const { supplement } = dossier;
  if (supplement?.id !== input.supplementId) return ctx.refuse('supplement.none-open');
  // What came at the counter meanwhile stays: only of one answer put right twice somebody has to say which holds.
  const isOld = dossier.version !== input.version && isPutRight(supplement, input.answers);
  if (supplement.state !== 'asked' || isOld) return ctx.refuse('supplement.answered-elsewhere');
  await ctx.requireStage(dossier.receiving.id);
  const pieces = input.papers.map(({ itemId, fileIds, remark }) => ({
    itemId,
    fileIds,
    remark: remark || null,
    originals: 0,
    certifiedCopies: 0,
    photocopies: 0,
  }));
  const brought = bringPieces(dossier, supplement, { pieces, answers: input.answers, at: ctx.now });
  if (brought === 'supplement.item-unknown') return ctx.refuse(brought);
  if (!('note' in brought)) return ctx.refuse('dossier.answers-incomplete', { problems: brought });
  const wanted = stillWanted(brought.items).filter(({ said }) => said === null);
  if (wanted.length > 0)
    return ctx.refuse('supplement.not-complete', { items: wanted.map(({ name }) => name).join('; ') });
  const added = await attachNewFiles(
    ctx,
    dossier,
    pieces.flatMap(({ fileIds }) => fileIds),
  );
  if (typeof added === 'string') return ctx.refuse(added, { most: mostFiles });
  if ('gone' in added) return ctx.refuse('paper.held-no-more', { papers: added.gone });
  return dossierChanged(await saveBrought(ctx, supplement, dossier, brought, null));
});
