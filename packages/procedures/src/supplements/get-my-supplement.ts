import { getMySupplement as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { getOwnDossier } from '../filing/my-dossier-view.ts';
import { supplementForms } from './supplement-forms.ts';

export const getMySupplement = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await getOwnDossier(ctx, dossierId, ctx.actor.personId);
  return {
    ...supplementForms(dossier),
    version: dossier.version,
    code: dossier.code,
    counterName: dossier.receiving.name,
  };
});
