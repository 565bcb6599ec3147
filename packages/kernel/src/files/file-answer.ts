import type { FileAnswer } from '@dongbo/contract';
import type { FileRow } from './attach-files.ts';
import type { FileStore } from './file-store.ts';

const shownTypes: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'];

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
    disposition: shownTypes.includes(row.type) ? 'inline' : 'attachment',
    bytes: await store.get(row.storage_key),
  };
}
