import type { FileRef } from '@dongbo/contract';
import { api } from '../../../lib/api.ts';
import { getMyFile } from '../endpoints.ts';

const previews = new Map<string, string>();

/** Shows an uploaded file from the device's own memory for the rest of the visit, instead of fetching it back. */
export function keepPreview(stored: FileRef, file: File): void {
  previews.set(stored.id, URL.createObjectURL(new Blob([file], { type: stored.type })));
}

/** Where the bytes of a file can be seen. */
export const addressOfFile = (file: FileRef): string =>
  previews.get(file.id) ?? api.url(getMyFile, { fileId: file.id });
