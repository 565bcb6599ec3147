import type { Owner } from '@dongbo/contract/procedures';
import type { FileRow } from '@dongbo/kernel';
import type { Kysely } from 'kysely';
import { findSources, type GoneSince } from '../held/held-sources.ts';
import type { ProceduresTables } from '../tables.ts';
import type { StoredFile } from './stored-dossier.ts';

/** Files as a dossier of an owner has them that were just attached to it; or what of them was taken over and is not held of them (any more). A
 * statement only where some were taken over from what is held. */
export async function storedFilesOf(
  db: Kysely<ProceduresTables>,
  rows: readonly FileRow[],
  { identityNumber }: Pick<Owner, 'identityNumber'>,
): Promise<StoredFile[] | GoneSince> {
  const sources = await findSources(db, rows, identityNumber);
  if ('gone' in sources) return sources;
  return rows.map(({ id, name, type, size, sha256, uploaded_by: uploadedBy }) => ({
    id,
    name,
    type,
    size: Number(size),
    sha256,
    uploadedBy,
    source: sources.get(id) ?? null,
  }));
}
