import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { FileRow } from './attach-files.ts';

/** What marks a row that was made over the bytes of another: nobody can upload for it. */
export const copiedPurpose = 'kernel.copied-paper';

/** Rows of their own, under the new ids, over bytes that are stored already: nothing is stored twice, and what is opened through them
 * is bit for bit the same. They wait to be attached like uploads of the person. Files that are not there are left out. One
 * statement. */
export async function copyFiles(
  db: Kysely<KernelTables>,
  copy: {
    readonly files: readonly { readonly fileId: string; readonly newId: string }[];
    readonly personId: string;
    readonly at: Date;
  },
): Promise<FileRow[]> {
  if (copy.files.length === 0) return [];
  const { rows } = await sql<FileRow>`
    insert into file (id, name, type, size, sha256, storage_key, purpose, uploaded_by, created_at)
    select pair.new_id, f.name, f.type, f.size, f.sha256, f.storage_key, ${copiedPurpose}, ${copy.personId}::uuid, ${copy.at}
    from unnest(${copy.files.map(({ fileId }) => fileId)}::uuid[], ${copy.files.map(({ newId }) => newId)}::uuid[]) as pair(old_id, new_id)
    join file f on f.id = pair.old_id
    returning *`.execute(db);
  return rows;
}
