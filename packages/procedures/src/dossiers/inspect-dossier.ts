import { inspectDossier as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { loadDossierWithEvents } from './load-dossier.ts';
import { viewDossier } from './official-view.ts';

/** Procedure control looks at how a dossier was handled and says what for (Decree 63/2010/NĐ-CP; 309/2026/NĐ-CP art. 11). */
export const inspectDossier = defineOperation(endpoint, async (ctx, { dossierId, reason }) => {
  const dossier = await loadDossierWithEvents(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id, reason);
  const seen = viewDossier(ctx, dossier);
  return {
    ...seen,
    owner: { name: seen.owner.name },
    papers: seen.papers.map(({ componentId, name, originals, certifiedCopies, photocopies, files }) => ({
      componentId,
      name,
      originals,
      copies: certifiedCopies + photocopies,
      files: files.length,
    })),
  };
});
