import { getReferralFile as endpoint } from '@dongbo/contract/procedures';
import { fileAnswer, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { loadReferral } from './load-referral.ts';

/** A paper that who asked chose to show, or a file of the answer; no other paper of the dossier is there. */
export const getReferralFile = defineOperation(endpoint, async (ctx, { referralId, fileId }) => {
  const { referral } = await loadReferral(ctx, referralId, endpoint.name);
  ctx.about(referral.dossierId);
  if (![...referral.shownFileIds, ...referral.answerFileIds].includes(fileId)) return notFound();
  const row = await ctx.db
    .selectFrom('file')
    .select(['name', 'type', 'size', 'storage_key'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  return await fileAnswer(row ?? notFound(), ctx.files);
});
