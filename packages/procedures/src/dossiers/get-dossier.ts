import { getDossier as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { loadDossierWithEvents } from './load-dossier.ts';
import { viewDossier } from './official-view.ts';

export const getDossier = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await loadDossierWithEvents(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  return viewDossier(ctx, dossier);
});
