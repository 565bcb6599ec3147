import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import { prepareInThread } from './paper-threads.ts';
import { UnsignablePdf } from './unsignable-pdf.ts';

/** What the signature dictionary says in plain words beside the signature itself. */
export interface SignatureWords {
  readonly name: string;
  readonly reason: string;
  readonly location: string;
  readonly signedAt: Date;
}

/** Room for the signature in bytes; with two P-256 certificates about 2000 are used. */
const signatureLength = 8192;

/** A text string as UTF-16BE in hexadecimal (ISO 32000-1, 7.9.2.2): safe for every letter and for brackets. */
const hexText = (text: string): string => `<${Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex')}>`;

const fileId =
  /\/ID\s*\[\s*(?:<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\))\s*(?:<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\))\s*\]/s;

const lastTrailer = (pdf: string): string => pdf.slice(Math.max(pdf.lastIndexOf('trailer'), 0));

/**
 * Appends a signature field by incremental update. The library writes no other text strings than ASCII, so it is
 * given stand-ins of the final length (the offsets of the table stay true), which are then replaced.
 */
function append(pdf: Uint8Array, words: SignatureWords): Buffer {
  const texts = { Reason: hexText(words.reason), Name: hexText(words.name), Location: hexText(words.location) };
  const standIn = (text: string): string => 'x'.repeat(text.length - 2);
  const extended = plainAddPlaceholder({
    pdfBuffer: Buffer.from(pdf),
    reason: standIn(texts.Reason),
    name: standIn(texts.Name),
    location: standIn(texts.Location),
    contactInfo: '',
    signingTime: words.signedAt,
    signatureLength,
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
    // A name in PDF syntax, so ASCII without a blank.
    appName: 'DongBo',
  });
  for (const [key, text] of Object.entries(texts)) {
    const at = extended.indexOf(`/${key} (${standIn(text)})`, pdf.length - 1);
    if (at < 0) throw new UnsignablePdf('not-rewritable', { cause: new Error(`no place for ${key}`) });
    extended.write(text, at + key.length + 2, 'latin1');
  }
  return mendTrailer(extended, pdf);
}

/** Puts right what the library leaves out or counts wrongly in the last trailer: the file identifier, which PDF/A demands
 * (ISO 19005-2, 6.1.3), the number of objects, and the place of the table. Nothing counts bytes behind it. */
function mendTrailer(extended: Buffer, original: Uint8Array): Buffer {
  const before = lastTrailer(Buffer.from(original).toString('latin1'));
  const trailerAt = extended.lastIndexOf('trailer');
  const added = extended.subarray(original.length).toString('latin1');
  const numbers = [...added.matchAll(/\n(\d+) 0 obj\n/g)].map((found) => Number(found[1]) + 1);
  const size = Math.max(Number(/\/Size\s+(\d+)/.exec(before)?.[1] ?? 0), ...numbers);
  const id = fileId.exec(before)?.[0];
  const trailer = extended
    .subarray(trailerAt)
    .toString('latin1')
    .replace(/\/Size \d+/, () => (id === undefined ? `/Size ${size}` : `/Size ${size}\n${id}`))
    .replace(/startxref\n\d+/, () => `startxref\n${extended.lastIndexOf('xref\n', trailerAt)}`);
  return Buffer.concat([extended.subarray(0, trailerAt), Buffer.from(trailer, 'latin1')]);
}

/** Forms that the library would corrupt in silence; a form that it wrote itself it can extend. */
function needsRewrite(text: string): boolean {
  const foreignForm = /\/AcroForm\b/.test(text) && !/\d+ 0 obj\n<<\n\/Type \/AcroForm/.test(text);
  return foreignForm || /\/Annots\s+\d+\s+\d+\s+R/.test(text) || text.includes('/XRefStm');
}

/** Has somebody signed it? Then no byte of it may change. */
export const isSigned = (pdf: Uint8Array): boolean => Buffer.from(pdf).includes('/ByteRange');

async function rewrite(pdf: Uint8Array): Promise<Uint8Array> {
  if (isSigned(pdf)) throw new UnsignablePdf('signed-already');
  return await prepareInThread(pdf, null);
}

/** Adds an empty signature field to a PDF; bytes of a plain PDF stay as they are. Throws `UnsignablePdf`. */
export async function addSignaturePlaceholder(pdf: Uint8Array, words: SignatureWords): Promise<Buffer> {
  const text = Buffer.from(pdf).toString('latin1');
  if (/\/Encrypt\b/.test(lastTrailer(text)) || needsRewrite(text)) return append(await rewrite(pdf), words);
  try {
    return append(pdf, words);
  } catch {
    return append(await rewrite(pdf), words);
  }
}
