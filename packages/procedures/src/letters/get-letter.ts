import { getLetter as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { dossierLetter } from './dossier-letter.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';

/** Receipt, control slip, copy of what was sent, or the result (before its signature as a draft). */
export const getLetter = defineOperation(endpoint, async (ctx, { dossierId, form, ordinal }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  return (await dossierLetter(ctx, dossier, form, ordinal)) ?? ctx.refuse('letter.not-there-yet');
});
