import type { FileAnswer } from '@dongbo/contract';
import { getLetter as endpoint, type LetterForm } from '@dongbo/contract/procedures';
import { defineOperation, type Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { draftApology } from './apology-letter.ts';
import { dossierLetter } from './dossier-letter.ts';
import { draftEndingNotice } from './ending-letter.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';

/** What waits for a leader as it would be signed: the apology, or the notice of a proposal; null: nothing of this form waits. */
async function draftLetter(ctx: Context, dossier: StoredDossier, form: LetterForm): Promise<FileAnswer | null> {
  if (form === 'apology') return await draftApology(ctx, dossier);
  return form === 'ending' ? await draftEndingNotice(ctx, dossier) : null;
}

/** Receipt, control slip, copy of what was sent, the result or another letter, each before its signature as a draft. */
export const getLetter = defineOperation(endpoint, async (ctx, { dossierId, form, ordinal }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  const there = await dossierLetter(ctx, dossier, form, ordinal);
  return there ?? (await draftLetter(ctx, dossier, form)) ?? ctx.refuse('letter.not-there-yet');
});
