import type { FileAnswer } from '@dongbo/contract';
import type { FileRow } from './attach-files.ts';
import { uploadTypes } from './file-name.ts';
import type { FileStore } from './file-store.ts';

/** The answer of an operation that hands out a stored file, streamed. Browsers may show PDF, JPEG and PNG; anything else
 * is only ever saved. */
export async function fileAnswer(
  row: Pick<FileRow, 'name' | 'type' | 'size' | 'storage_key'>,
  store: FileStore,
): Promise<FileAnswer> {
  return {
    name: row.name,
    type: row.type,
    size: Number(row.size),
    disposition: uploadTypes.includes(row.type) ? 'inline' : 'attachment',
    bytes: await store.get(row.storage_key),
  };
}
