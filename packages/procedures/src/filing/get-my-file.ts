import { getMyFile as endpoint } from '@dongbo/contract/procedures';
import { fileAnswer, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';

/** A paper that the caller uploaded, as long as it belongs to nothing yet, to their draft, or to a dossier that they filed.
 * What an official scanned at the counter is from then on a paper of somebody else: it is read as a file of the dossier,
 * by who may see that, and the reading is recorded. */
export const getMyFile = defineOperation(endpoint, async (ctx, { fileId }) => {
  const { personId } = ctx.actor;
  const row = await ctx.db
    .selectFrom('file')
    .select(['name', 'type', 'size', 'storage_key'])
    .where('id', '=', fileId)
    .where('uploaded_by', '=', personId)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('attached_to', 'is', null),
        exists(
          selectFrom('draft')
            .select('draft.id')
            .whereRef('draft.id', '=', 'file.attached_to')
            .where('person_id', '=', personId),
        ),
        exists(
          selectFrom('dossier')
            .select('dossier.id')
            .whereRef('dossier.id', '=', 'file.attached_to')
            .where('person_id', '=', personId),
        ),
      ]),
    )
    .executeTakeFirst();
  return await fileAnswer(row ?? notFound(), ctx.files);
});
