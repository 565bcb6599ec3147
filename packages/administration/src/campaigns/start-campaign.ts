import { campaignPurpose, CampaignId, startCampaign as endpoint } from '@dongbo/contract/administration';
import { attachFiles, mayAt, notFound, readAncestors, type UploadPurpose } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { inOfficialSpace } from '../people/official-space.ts';
import { checkCampaign } from './check-campaign.ts';

/** A workbook of 20,000 rows has some two megabytes. */
export const campaignUpload: UploadPurpose = {
  purpose: campaignPurpose,
  kinds: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  maxBytes: 10 * 1_048_576,
};

/** Takes a filled-in workbook in and has it read; nothing is changed before somebody else has approved it. */
export const startCampaign = defineOperation(endpoint, async (ctx, { unitId, fileId, inviteBy, reason }) => {
  const ancestors = await readAncestors(ctx.db, unitId);
  if (!mayAt(ctx.actor, endpoint.name, { ancestors, field: null })) return notFound();
  inOfficialSpace(ctx);
  const personId = ctx.actor.personId ?? '';
  const id = CampaignId.parse(ctx.newId());
  const attached = await attachFiles(ctx.db, { fileIds: [fileId], subjectId: id, personId, purpose: campaignPurpose });
  const [file] = attached ?? [];
  if (file === undefined) return ctx.refuse('campaign.no-file');
  await ctx.db
    .insertInto('campaign')
    .values({
      id,
      unit_id: unitId,
      file_id: fileId,
      file_name: file.name,
      sha256: file.sha256,
      invite_by: inviteBy,
      state: 'reading',
      reason,
      uploaded_by: personId,
      uploaded_at: ctx.now,
      version: 1,
    })
    .execute();
  ctx.about(id, reason);
  ctx.enqueue(checkCampaign, { campaignId: id });
  return { id, state: 'reading' as const, version: 1 };
});
