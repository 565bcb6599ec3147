import type { FileRow } from '@dongbo/kernel';
import type { Kysely } from 'kysely';
import { findSources } from '../held/held-sources.ts';
import type { ProceduresTables } from '../tables.ts';
import type { StoredFile } from './stored-dossier.ts';

/** Files as a dossier has them that were just attached to it. A statement only where some were taken over from what is held. */
export async function storedFilesOf(db: Kysely<ProceduresTables>, rows: readonly FileRow[]): Promise<StoredFile[]> {
  const sources = await findSources(db, rows);
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
