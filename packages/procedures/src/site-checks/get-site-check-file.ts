import { getSiteCheckFile as endpoint } from '@dongbo/contract/procedures';
import { fileAnswer, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { loadSiteCheck } from './load-site-check.ts';

/** A photograph, or the signed paper: of the dossier itself nothing is there. */
export const getSiteCheckFile = defineOperation(endpoint, async (ctx, { siteCheckId, fileId }) => {
  const { check } = await loadSiteCheck(ctx, siteCheckId, endpoint.name);
  ctx.about(check.dossierId);
  if (!check.files.some(({ id }) => id === fileId)) return notFound();
  const row = await ctx.db
    .selectFrom('file')
    .select(['name', 'type', 'size', 'storage_key'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  return await fileAnswer(row ?? notFound(), ctx.files);
});
