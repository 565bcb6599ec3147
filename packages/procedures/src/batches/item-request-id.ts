import { createHash } from 'node:crypto';

/** The request id under which one dossier of a batch is done: always the same, so that who comes again after a cut is answered and does
 * nothing twice. A UUID of version 8 made of a hash (RFC 9562). Pure. */
export function itemRequestId(batchId: string, dossierId: string): string {
  const hash = createHash('sha256').update(`${batchId}/${dossierId}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) % 4];
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
