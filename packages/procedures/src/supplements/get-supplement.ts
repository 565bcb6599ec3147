import { getSupplement as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { supplementForms } from './supplement-forms.ts';

export const getSupplement = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  return supplementForms(dossier);
});
