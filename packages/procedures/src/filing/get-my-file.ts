import { getMyFile as endpoint } from '@dongbo/contract/procedures';
import { fileAnswer, notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { isOwn } from '../dossiers/own-dossier.ts';

interface Row {
  readonly name: string;
  readonly type: string;
  readonly size: string;
  readonly storage_key: string;
}

/** A paper that the caller uploaded, as long as it belongs to nothing yet, to their draft, or to a dossier of theirs; and each paper of
 * their own dossier, whoever scanned it. To the official who scanned it at the counter it is from then on a paper of somebody else: it
 * is read as a file of the dossier, by who may see that, and the reading is recorded. */
export const getMyFile = defineOperation(endpoint, async (ctx, { fileId }) => {
  const { personId } = ctx.actor;
  const isPaper = sql`d.papers @> jsonb_build_array(jsonb_build_object('fileIds', jsonb_build_array(f.id)))`;
  const { rows } = await sql<Row>`
    select f.name, f.type, f.size, f.storage_key from file f
    where f.id = ${fileId} and (
      (f.uploaded_by = ${personId} and (f.attached_to is null
        or exists (select from draft t where t.id = f.attached_to and t.person_id = ${personId})))
      or exists (select from dossier d where d.id = f.attached_to and ${isOwn(personId)}
        and (f.uploaded_by = ${personId} or ${isPaper})))`.execute(ctx.db);
  return await fileAnswer(rows[0] ?? notFound(), ctx.files);
});
