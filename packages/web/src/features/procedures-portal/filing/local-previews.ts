import type { FileRef } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { getMyFile } from '../endpoints.ts';

const previews = new Map<string, string>();

/** Shows an uploaded file from the device's own memory for the rest of the visit, instead of fetching it back; what was turned
 * into something else on its way is fetched. */
export function keepPreview(stored: FileRef, file: File): void {
  if (stored.size !== file.size) return;
  previews.set(stored.id, URL.createObjectURL(new Blob([file], { type: stored.type })));
}

/** Where the bytes of a file can be seen. */
export const addressOfFile = (file: FileRef): string =>
  previews.get(file.id) ?? api.url(getMyFile, { fileId: file.id });
