import { getMyLetter as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { dossierLetter } from '../letters/dossier-letter.ts';
import { getOwnDossier } from './my-dossier-view.ts';

/** Receipt, copy of what was sent, or the issued result; the control slip is for officials. */
export const getMyLetter = defineOperation(endpoint, async (ctx, { dossierId, form, ordinal }) => {
  const dossier = await getOwnDossier(ctx, dossierId, ctx.actor.personId);
  const withheld = form === 'control-slip' || (form === 'result' && dossier.result?.state !== 'issued');
  const answer = withheld ? null : await dossierLetter(ctx, dossier, form, ordinal);
  return answer ?? ctx.refuse('letter.not-there-yet');
});
