import { PasswordNeeded, PdfObjects, Unreadable } from './pdf-document.ts';
import { TooMuchUnpacked } from './pdf-filters.ts';
import { TooComplex } from './pdf-lexer.ts';
import { findObjects, type FoundObject } from './pdf-objects.ts';
import { markup, pdfHeaderAt } from './pdf-header.ts';
import { judgeObjects, type ActingFault } from './pdf-rules.ts';
import { soundPlaces } from './pdf-table.ts';
import { readAsReader } from './second-reader.ts';

/** Why a PDF is not taken. */
export type PdfFault = ActingFault | 'web-page' | 'password' | 'damaged' | 'unpacked' | 'complex';

/** A browser that guesses would show what stands openly in front of the first object as a page. */
const isWebPageToo = (bytes: Buffer, from: number, to: number): boolean =>
  markup.test(bytes.toString('latin1', from, Math.min(to, from + 1024)).replaceAll(/%[^\r\n]*/g, ''));

/** Reading is worth a multiple of the size, and what its streams may hold. */
const budgetFor = (bytes: Buffer) => ({ bytes: bytes.length * 8 + 256 * 1_048_576 });

async function look(bytes: Buffer): Promise<PdfFault | null> {
  const shift = Math.max(0, pdfHeaderAt(bytes));
  const budget = budgetFor(bytes);
  const { objects, trailers, start } = findObjects(bytes, budget);
  if (isWebPageToo(bytes, shift, start)) return 'web-page';
  if (objects.length === 0) return 'damaged';
  const pdf = await PdfObjects.read(objects, trailers, budget);
  const inside = new Set(objects.filter(({ isInside }) => isInside));
  const isInside = (object: object): object is FoundObject => inside.has(object as FoundObject);
  const plain = pdf.all.filter((object) => !isInside(object));
  const fault = await judgeObjects(pdf, plain);
  if (fault !== null) return fault;
  if (inside.size > 0) {
    const places =
      (await soundPlaces(bytes, pdf, objects, { shift, budget })) ??
      (shift > 0 ? await soundPlaces(bytes, pdf, objects, { shift: 0, budget }) : null);
    const seen = [...inside].filter(({ at }) => places === null || places.has(at));
    const hidden = await judgeObjects(pdf, seen);
    if (hidden !== null) return hidden;
  }
  return await readAsReader(bytes);
}

/** Looks for what a paper does not need, in the objects of the file and not in its words: those of every revision, packed,
 * encrypted without a password, or hidden where only a lenient reader finds them; then as one reader sees them through the
 * tables. Null: the file only shows something. */
export async function checkPdf(bytes: Buffer): Promise<PdfFault | null> {
  try {
    return await look(bytes);
  } catch (error) {
    if (error instanceof PasswordNeeded) return 'password';
    if (error instanceof TooMuchUnpacked) return 'unpacked';
    if (error instanceof TooComplex || error instanceof RangeError) return 'complex';
    if (error instanceof Unreadable) return 'damaged';
    throw error;
  }
}
