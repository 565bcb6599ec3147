import { sql, type Kysely, type Selectable } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { copiedPurpose } from './copy-files.ts';
import { paperPurpose } from './upload-purpose.ts';

export type FileRow = Selectable<KernelTables['file']>;

export interface Attachment {
  readonly fileIds: readonly string[];
  /** What the files belong to from now on. */
  readonly subjectId: string;
  /** Only files that this person uploaded. */
  readonly personId: string;
  /** A subject that gives its files up, as a draft does when it becomes a dossier. */
  readonly movedFrom?: string;
  /** What the files must have been uploaded for; papers, uploaded or copied, when not given. */
  readonly purpose?: string;
}

/** Attaches files to a subject, all or none, in one statement. Null when one of them is unknown, somebody else's,
 * uploaded for another purpose, or attached to something else; a file that is attached to this subject already stays so. Rows come in the order of ids. */
export async function attachFiles(db: Kysely<KernelTables>, attachment: Attachment): Promise<FileRow[] | null> {
  const ids = [...new Set(attachment.fileIds)];
  const { purpose } = attachment;
  const purposes = purpose === undefined ? [paperPurpose.purpose, copiedPurpose] : [purpose];
  if (ids.length === 0) return [];
  const { rows } = await sql<FileRow>`
    with wanted as (
      select id from file
      where id = any(${ids}::uuid[]) and uploaded_by = ${attachment.personId}
        and purpose = any(${purposes}::text[])
        and (attached_to is null or attached_to = any(${[attachment.subjectId, attachment.movedFrom ?? attachment.subjectId]}::uuid[]))
      for update
    )
    update file set attached_to = ${attachment.subjectId}, released_at = null
    where id in (select id from wanted) and (select count(*) from wanted) = ${ids.length}
    returning *`.execute(db);
  if (rows.length !== ids.length) return null;
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}

/** Lets go of the files of a subject except the named ones; the sweep removes them a day later. */
export async function releaseFiles(
  { db, now }: { readonly db: Kysely<KernelTables>; readonly now: Date },
  subjectId: string,
  keep: readonly string[],
): Promise<void> {
  await sql`update file set attached_to = null, released_at = ${now}
    where attached_to = ${subjectId} and id <> all(${keep}::uuid[])`.execute(db);
}
