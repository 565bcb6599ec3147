import { getCorrectionRequests as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { mayRefuseCorrection } from './correction-rule.ts';
import { readCorrections } from './stored-correction.ts';

/** What the owner said is wrong, as officials of the dossier see it. */
export const getCorrectionRequests = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  const requests = await readCorrections(ctx.db, dossier.id, ctx.now);
  return { requests, mayAnswer: mayRefuseCorrection(ctx.actor, dossier) };
});
