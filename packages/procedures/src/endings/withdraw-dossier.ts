import { withdrawDossier as endpoint } from '@dongbo/contract/procedures';
import { GeneralError } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { mostFiles } from '../dossiers/most-files.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { attachNewFiles } from '../supplements/attach-new-files.ts';
import { canBeWithdrawn, mayWithdraw } from './ending-rule.ts';
import { recordEnding } from './record-ending.ts';
import { withdrawalPaper } from './withdrawal-paper.ts';

/** The owner stands at the counter with a written request, which becomes a paper of the dossier. */
export const withdrawDossier = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (!mayWithdraw(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  if (!canBeWithdrawn(dossier)) return ctx.refuse('ending.not-here');
  const added = await attachNewFiles(ctx, dossier, input.fileIds);
  if (typeof added === 'string') return ctx.refuse(added, { most: mostFiles });
  if ('gone' in added) return ctx.refuse('paper.held-no-more', { papers: added.gone });
  const papers = [...dossier.papers, withdrawalPaper(dossier, input.fileIds)];
  const order = {
    kind: 'withdrawn',
    ground: 'withdrawn-by-owner',
    reason: input.reason,
  } as const;
  return dossierChanged(await recordEnding(ctx, { ...dossier, papers }, order));
});
