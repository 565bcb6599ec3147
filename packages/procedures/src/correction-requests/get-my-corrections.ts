import { getMyCorrections as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { getOwnDossier } from '../filing/my-dossier-view.ts';
import { readDecidedChanges } from '../result-changes/stored-change.ts';
import { paperInForce } from './correction-rule.ts';
import { readCorrections } from './stored-correction.ts';

/** What the owner asked, and whether they may ask now. */
export const getMyCorrections = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await getOwnDossier(ctx, dossierId, ctx.actor.personId);
  const requests = await readCorrections(ctx.db, dossier.id, ctx.now);
  const changes = dossier.resultMark === null ? [] : await readDecidedChanges(ctx.db, dossier.id);
  const paper = paperInForce(dossier, changes);
  const isOpen = requests.some(({ state }) => state === 'open' || state === 'proposed');
  return {
    requests,
    number: paper?.number ?? null,
    mayAsk: paper !== undefined && !isOpen && dossier.openPath !== 'result-change-proposed',
  };
});
