import { recordSupplement as endpoint } from '@dongbo/contract/procedures';
import { isOwnCounter } from '../arrivals/clock-start-rule.ts';
import { awaitPapers } from '../bundles/await-papers.ts';
import { travelling } from '../counter-supplements/intake-content.ts';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { mostFiles } from '../dossiers/most-files.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { attachNewFiles } from './attach-new-files.ts';
import { bringPieces } from './bring-pieces.ts';
import { saveBrought } from './save-brought.ts';

/** The owner stands at the counter with what was asked for: the officer writes it down piece by piece, and it is kept as it comes. */
export const recordSupplement = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const { supplement } = dossier;
  if (supplement === null || supplement.state !== 'asked') return ctx.refuse('supplement.none-open');
  const pieces = input.papers.map(({ remark, ...paper }) => ({ ...paper, remark: remark || null }));
  const brought = bringPieces(dossier, supplement, { pieces, answers: input.answers, at: ctx.now });
  if (brought === 'supplement.item-unknown') return ctx.refuse(brought);
  if (!('note' in brought)) return ctx.refuse('dossier.answers-incomplete', { problems: brought });
  if (brought.note === '') return ctx.refuse('supplement.nothing-brought');
  const added = await attachNewFiles(
    ctx,
    dossier,
    pieces.flatMap(({ fileIds }) => fileIds),
  );
  if (typeof added === 'string') return ctx.refuse(added, { most: mostFiles });
  if ('gone' in added) return ctx.refuse('paper.held-no-more', { papers: added.gone });
  const { receiving } = dossier;
  // A counter that is not the body's own sends on what came on paper, as it does with what it took in first.
  const papers = isOwnCounter(dossier) ? [] : travelling(supplement.items, pieces);
  if (papers.length > 0) awaitPapers(ctx, dossier, { kind: 'supplement', fromUnitId: receiving.id, pieces: papers });
  return dossierChanged(await saveBrought(ctx, supplement, dossier, brought, receiving));
});
