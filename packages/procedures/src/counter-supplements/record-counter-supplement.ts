import { recordCounterSupplement as endpoint } from '@dongbo/contract/procedures';
import { isOwnCounter } from '../arrivals/clock-start-rule.ts';
import { awaitPapers } from '../bundles/await-papers.ts';
import { defineOperation, type Context } from '../define.ts';
import { mostFiles } from '../dossiers/most-files.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { attachNewFiles } from '../supplements/attach-new-files.ts';
import { bringPieces, isPutRight } from '../supplements/bring-pieces.ts';
import { saveBrought } from '../supplements/save-brought.ts';
import { findWaiting, type Waiting } from './find-waiting.ts';
import { contentOf, notScanned, travelling, type IntakeContent } from './intake-content.ts';

/** What was taken in, as a row; the receipt is printed from it. */
function keepIntake(
  ctx: Context,
  { counter, dossier, proof }: Waiting,
  taken: { readonly id: string; readonly requestId: string; readonly content: IntakeContent },
): void {
  const row = {
    id: taken.id,
    request_id: taken.requestId,
    dossier_id: dossier.id,
    unit_id: counter.id,
    taken_by: ctx.actor.personId ?? '',
    taken_at: ctx.now,
    proof: proof.kind,
    content: JSON.stringify(taken.content),
  };
  ctx.later(ctx.db.insertInto('supplement_intake').values(row).execute());
}

/** Any counter takes in what was brought for a supplement. The scans are with the competent unit in this moment, and with the last piece
 * its time goes on; what is on paper waits for a hand-over list where the counter is not that unit's own. */
export const recordCounterSupplement = defineOperation(endpoint, async (ctx, input) => {
  const finding = { permission: endpoint.name, lock: true, seen: input.supplementId };
  const waiting = await findWaiting(ctx, input, finding);
  const { counter, dossier, supplement } = waiting;
  ctx.about(dossier.id);
  await ctx.requireStage(counter.id);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  // Of two counters, or a counter and its owner at home, the second is told: what it has is not written over the first.
  if (supplement?.id !== input.supplementId || isPutRight(supplement, input.answers))
    return ctx.refuse('supplement.answered-elsewhere');
  const pieces = input.papers.map(({ remark, ...paper }) => ({ ...paper, remark: remark || null }));
  const brought = bringPieces(dossier, supplement, { pieces, answers: input.answers, at: ctx.now });
  if (brought === 'supplement.item-unknown') return ctx.refuse(brought);
  if (!('note' in brought)) return ctx.refuse('dossier.answers-incomplete', { problems: brought });
  if (brought.note === '') return ctx.refuse('supplement.nothing-brought');
  const unseen = notScanned(supplement.items, pieces);
  if (unseen.length > 0) return ctx.refuse('supplement.scan-needed', { items: unseen.join('; ') });
  const fileIds = pieces.flatMap((piece) => piece.fileIds);
  const added = await attachNewFiles(ctx, dossier, fileIds);
  if (typeof added === 'string') return ctx.refuse(added, { most: mostFiles });
  if ('gone' in added) return ctx.refuse('paper.held-no-more', { papers: added.gone });
  await saveBrought(ctx, supplement, dossier, brought, counter);
  const papers = travelling(supplement.items, pieces);
  const travels = papers.length > 0 && !isOwnCounter({ receiving: counter, competent: dossier.competent });
  if (travels) awaitPapers(ctx, dossier, { kind: 'supplement', fromUnitId: counter.id, pieces: papers });
  const id = ctx.newId();
  const content = contentOf({ before: supplement.items, after: brought.items }, pieces, travels);
  keepIntake(ctx, waiting, { id, requestId: supplement.id, content });
  return { id, code: dossier.code, lacking: content.lacking, travels };
});
