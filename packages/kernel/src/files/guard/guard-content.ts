import type { UploadFault } from '../file-store.ts';
import { checkPdf, type PdfFault } from '../pdf/check-pdf.ts';
import type { GuardAnswer, GuardOrder } from './guard-order.ts';
import { heicToJpeg } from './heic-to-jpeg.ts';
import { PictureFault } from './picture-fault.ts';
import { lookAtPicture } from './picture-size.ts';
import { isOptimisedForPhones, pngForEverybody, stillPng } from './plain-png.ts';
import { tiffToPdf } from './tiff-to-pdf.ts';

/** A point of a picture takes four bytes in the memory of whoever looks at it; phones take up to 200 million. */
const mostPoints = 400_000_000;

const codes = {
  script: 'file.active-content',
  launch: 'file.active-content',
  media: 'file.active-content',
  'web-page': 'file.active-content',
  attachment: 'file.attachment',
  remote: 'file.remote-action',
  password: 'file.password',
  damaged: 'file.damaged',
  unpacked: 'file.unpacks-too-large',
  complex: 'file.too-complex',
} as const satisfies Readonly<Record<PdfFault, UploadFault['code']>>;

const endRecord = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const directoryEntry = 0x02014b50;

/** Does an archive end here: the end record of a ZIP with its directory right in front of it (APPNOTE 4.3.16), or one without files?
 * Programs that unpack do not mind what stands before and after. */
function endsArchive(bytes: Buffer, at: number): boolean {
  if (at + 22 > bytes.length) return false;
  const size = bytes.readUInt32LE(at + 12);
  if (size === 0) return at + 22 + bytes.readUInt16LE(at + 20) === bytes.length;
  return size <= at && size >= 46 && bytes.readUInt32LE(at - size) === directoryEntry;
}

function isArchiveToo(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(endRecord); at !== -1; at = bytes.indexOf(endRecord, at + 4))
    if (endsArchive(bytes, at)) return true;
  return false;
}

/** What this program turns into something else says for itself when it is broken. */
const isTurned = (type: string, bytes: Buffer): boolean =>
  ['image/heic', 'image/heif', 'image/tiff'].includes(type) || isOptimisedForPhones(bytes);

async function faultOf(bytes: Buffer, type: string): Promise<UploadFault | null> {
  const isPaper = type === 'application/pdf' || type.startsWith('image/');
  if (isPaper && isArchiveToo(bytes)) return { code: 'file.attachment', found: 'archive' };
  if (type === 'application/pdf') {
    const found = await checkPdf(bytes);
    return found === null ? null : { code: codes[found], found };
  }
  if (!type.startsWith('image/')) return null;
  if (isTurned(type, bytes)) return null;
  const { points, isPicture } = lookAtPicture(bytes, type);
  if (points > mostPoints) return { code: 'file.picture-too-large' };
  return isPicture ? null : { code: 'file.damaged' };
}

/** What is kept in place of a picture that not everybody can open; null: it is kept as it is. */
async function convert(bytes: Buffer, type: string): Promise<GuardAnswer['converted']> {
  switch (type) {
    case 'image/heic':
    case 'image/heif':
      return { bytes: await heicToJpeg(bytes), type: 'image/jpeg' };
    case 'image/tiff':
      return { bytes: await tiffToPdf(bytes), type: 'application/pdf' };
    case 'image/apng':
      return { bytes: stillPng(bytes), type: 'image/png' };
    case 'image/png':
      return isOptimisedForPhones(bytes) ? { bytes: pngForEverybody(bytes), type } : null;
    default:
      return null;
  }
}

/** What speaks against the content itself, and what it is turned into. Takes as long as it takes: it belongs in a thread of
 * its own. */
export async function guard({ bytes, type }: GuardOrder): Promise<GuardAnswer> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fault = await faultOf(whole, type);
  if (fault !== null) return { fault, converted: null };
  try {
    return { fault: null, converted: await convert(whole, type) };
  } catch (error) {
    if (error instanceof PictureFault) return { fault: { code: error.code }, converted: null };
    throw error;
  }
}
