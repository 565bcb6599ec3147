import { getMyFile as endpoint } from '@dongbo/contract';
import { fileAnswer, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';

/** A paper that the caller uploaded, whatever it is attached to. */
export const getMyFile = defineOperation(endpoint, async (ctx, { fileId }) => {
  const row = await ctx.db
    .selectFrom('file')
    .select(['name', 'type', 'size', 'storage_key'])
    .where('id', '=', fileId)
    .where('uploaded_by', '=', ctx.actor.personId)
    .executeTakeFirst();
  return await fileAnswer(row ?? notFound(), ctx.files);
});
