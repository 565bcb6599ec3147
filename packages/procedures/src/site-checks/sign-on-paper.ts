import { signSiteCheckOnPaper as endpoint } from '@dongbo/contract/procedures';
import { attachFiles } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { saveSignatures } from './close-when-signed.ts';
import { loadCheckForChange, mayLead } from './load-site-check.ts';
import { whyNotPaper } from './site-check-rule.ts';

/** The printed minutes that owner and outsiders signed, scanned; or that the owner refused to sign, and why. */
export const signSiteCheckOnPaper = defineOperation(endpoint, async (ctx, input) => {
  const { check, dossier } = await loadCheckForChange(ctx, input, {
    permission: endpoint.name,
    states: ['recorded'],
    may: (known) => mayLead(ctx.actor, known.dossier, known.check, endpoint.name),
  });
  if (check.paper !== null || check.correctedBy !== null) return ctx.refuse('site-check.not-possible');
  const { owner, reason, fileIds } = input;
  const why = whyNotPaper(check, { owner, reason, files: fileIds.length });
  if (why !== null) return ctx.refuse(why);
  const files = { fileIds, subjectId: check.id, personId: ctx.actor.personId ?? '' };
  if ((await attachFiles(ctx.db, files)) === null) return ctx.refuse('file.unknown');
  const signed = { ...check, paper: { owner, reason: owner === 'refused' ? reason : '', fileIds } };
  return { id: check.id, version: await saveSignatures(ctx, dossier, signed) };
});
