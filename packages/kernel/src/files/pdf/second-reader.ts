import {
  PDF,
  PdfArray,
  PdfBool,
  PdfDict,
  PdfName,
  PdfNumber,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfObject as Read,
} from '@libpdf/core';
import type { PdfFault } from './check-pdf.ts';
import { PdfObjects } from './pdf-document.ts';
import { judgeObjects } from './pdf-rules.ts';
import { nothing, type PdfDict as Dict, type PdfObject, type PdfValue } from './pdf-value.ts';

const deepest = 300;

function entriesOf(dict: PdfDict, depth: number): Dict['entries'] {
  return [...dict].map(([key, value]) => [key.value, valueOf(value, depth + 1)] as const);
}

/** What the library has read, in our own words. */
function valueOf(read: Read, depth = 0): PdfValue {
  if (depth > deepest) return nothing;
  if (read instanceof PdfStream)
    return { kind: 'stream', entries: entriesOf(read, depth), data: Buffer.from(read.data) };
  if (read instanceof PdfDict) return { kind: 'dict', entries: entriesOf(read, depth) };
  if (read instanceof PdfArray) return { kind: 'array', items: [...read].map((item) => valueOf(item, depth + 1)) };
  if (read instanceof PdfName) return { kind: 'name', name: read.value };
  if (read instanceof PdfRef) return { kind: 'ref', number: read.objectNumber };
  if (read instanceof PdfString)
    return { kind: 'text', raw: Buffer.from(Buffer.from(read.bytes).toString('hex')), hex: true };
  if (read instanceof PdfNumber || read instanceof PdfBool) return { kind: 'plain', value: read.value };
  return nothing;
}

function refsIn(value: PdfValue, found: Set<number>): void {
  const waiting: PdfValue[] = [value];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one.kind === 'ref') found.add(one.number);
    if (one.kind === 'array') for (const item of one.items) waiting.push(item);
    if (one.kind === 'dict' || one.kind === 'stream') for (const [, part] of one.entries) waiting.push(part);
  }
}

/** Everything that the trailer leads to. */
function reachable(pdf: PDF): PdfObject[] {
  const seen = new Map<number, PdfObject>();
  const wanted = new Set<number>();
  // How the file is encrypted is itself not encrypted, and was read before.
  const tail = entriesOf(pdf.context.info.trailer, 0).filter(([key]) => key !== 'Encrypt');
  refsIn({ kind: 'dict', entries: tail }, wanted);
  // Numbers are added while they are gone through.
  for (const number of wanted) {
    const read = pdf.getObject(PdfRef.of(number, 0));
    const value = read === null ? nothing : valueOf(read);
    seen.set(number, { number, value, owner: null });
    refsIn(value, wanted);
  }
  return [...seen.values()];
}

/** Reads the file through its tables, as a reader does, and judges what it leads to. What has no page is no paper. */
export async function readAsReader(bytes: Buffer): Promise<PdfFault | null> {
  let objects: readonly PdfObject[];
  try {
    const pdf = await PDF.load(bytes);
    if (!pdf.isAuthenticated) return 'password';
    if (pdf.getPageCount() === 0) return 'damaged';
    objects = reachable(pdf);
  } catch {
    return 'damaged';
  }
  return await judgeObjects(PdfObjects.of(objects), objects);
}
