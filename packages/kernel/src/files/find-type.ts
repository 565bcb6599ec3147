import { fileTypeFromBuffer } from 'file-type';
import { pdfHeaderAt } from './pdf/pdf-header.ts';

/** What the first bytes say that a file is, as a media type; null when nobody knows. A PDF may have lines of a printer or a
 * scanner in front of its header. */
export async function findType(head: Buffer): Promise<string | null> {
  const known = (await fileTypeFromBuffer(head))?.mime ?? null;
  if (known !== null) return known;
  return pdfHeaderAt(head) === -1 ? null : 'application/pdf';
}
