import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { checkPdf } from './pdf-check.ts';
import type { Examination, UploadFault } from './file-store.ts';
import type { FileScanner } from './scanner.ts';
import type { UploadPurpose } from './upload-purpose.ts';
import { wouldTooMuchWait } from './waiting-files.ts';

/** A point of a picture takes four bytes in the memory of whoever looks at it; phones take up to 200 million. */
const mostPoints = 400_000_000;

/** The size that a PNG claims (ISO/IEC 15948, 11.2.2) or a JPEG's frame header (T.81, B.2.2). */
function pointsOf(bytes: Buffer, type: string): number {
  if (type === 'image/png') return bytes.length < 24 ? 0 : bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7);
    if (marker === 0xda) break;
  }
  return 0;
}

/** The end record of a ZIP archive that reaches exactly to the end of the file: it opens as an archive, too. */
function isArchiveToo(bytes: Buffer): boolean {
  const at = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  return at !== -1 && at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length;
}

/** What speaks against the content itself; null: nothing that we know. The type was found by the store. */
async function faultOfContent(bytes: Buffer, type: string): Promise<UploadFault | null> {
  const isPaper = type === 'application/pdf' || type.startsWith('image/');
  if (isPaper && isArchiveToo(bytes)) return { code: 'file.active-content', found: 'embedded-file' };
  if (type === 'application/pdf') {
    const found = await checkPdf(bytes);
    return found === null ? null : { code: 'file.active-content', found };
  }
  if (!type.startsWith('image/')) return null;
  return pointsOf(bytes, type) > mostPoints ? { code: 'file.active-content', found: 'bomb' } : null;
}

/** Looks into uploaded bytes before anything keeps or names them: that they are something, of a kind that the purpose takes, that not
 * too much of this person waits already, what they carry, and what the scanner says. Runs outside of any transaction, because a scanner takes its time. */
export function examinationWith({
  scanner,
  db,
  personId,
  purpose,
}: {
  readonly scanner: FileScanner | null;
  readonly db: Kysely<KernelTables>;
  readonly personId: string;
  readonly purpose: UploadPurpose;
}): Examination {
  const kinds: readonly string[] = purpose.kinds;
  return async (bytes, type) => {
    if (bytes.length === 0) return { code: 'file.empty' };
    if (type === null || !kinds.includes(type)) return { code: 'file.type-not-allowed' };
    if (await wouldTooMuchWait(db, { personId, bytes: bytes.length })) return { code: 'file.too-many-waiting' };
    const fault = await faultOfContent(bytes, type);
    if (fault !== null || scanner === null) return fault;
    const verdict = await scanner.scan(bytes);
    if (verdict.kind === 'clean') return null;
    return verdict.kind === 'failed'
      ? { code: 'file.scanner-unavailable' }
      : { code: 'file.infected', found: verdict.name };
  };
}
