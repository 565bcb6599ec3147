import { randomId } from '@dongbo/contract';
import type { PDFDocument } from 'pdf-lib';
import type { ScanPage } from './sort-pages.ts';

/** Width of a sheet of A4 in points: a picture becomes a page as wide. */
const sheetWidth = 595.28;

const isPdf = (file: File): boolean => file.type === 'application/pdf' || /\.pdf$/i.test(file.name);
const isPicture = (file: File): boolean => file.type === 'image/jpeg' || file.type === 'image/png';

/** A signature covers the bytes of its file: pages taken out of it would no longer be signed. */
const isSigned = (bytes: ArrayBuffer): boolean => new TextDecoder('latin1').decode(bytes).includes('/ByteRange');

async function pagesOfPdf(file: File): Promise<Omit<ScanPage, 'key'>[]> {
  const { PDFDocument } = await import('pdf-lib');
  const bytes = await file.arrayBuffer();
  const whole = [{ file, index: 0, pagesOfFile: 1, bindable: false }];
  if (isSigned(bytes)) return whole;
  // What this reader cannot open (a password, a broken table) the server says of the whole file.
  const pagesOfFile = await PDFDocument.load(bytes, { updateMetadata: false })
    .then((document) => document.getPageCount())
    .catch(() => 0);
  if (pagesOfFile === 0) return whole;
  return Array.from({ length: pagesOfFile }, (_, index) => ({ file, index, pagesOfFile, bindable: true }));
}

/** The pages of chosen files, in their order: a PDF page by page, a picture as one page. */
export async function pagesOf(files: readonly File[]): Promise<ScanPage[]> {
  const pages: ScanPage[] = [];
  for (const file of files) {
    const found = isPdf(file)
      ? await pagesOfPdf(file)
      : [{ file, index: 0, pagesOfFile: 1, bindable: isPicture(file) }];
    pages.push(...found.map((page) => ({ ...page, key: randomId() })));
  }
  return pages;
}

async function addPicture(document: PDFDocument, file: File): Promise<void> {
  const bytes = await file.arrayBuffer();
  const picture = file.type === 'image/png' ? await document.embedPng(bytes) : await document.embedJpg(bytes);
  const height = (sheetWidth / picture.width) * picture.height;
  document.addPage([sheetWidth, height]).drawImage(picture, { x: 0, y: 0, width: sheetWidth, height });
}

async function bound(pages: readonly ScanPage[], name: string): Promise<File> {
  const { PDFDocument } = await import('pdf-lib');
  const document = await PDFDocument.create();
  const sources = new Map<File, PDFDocument>();
  for (const { file, index } of pages) {
    if (!isPdf(file)) {
      await addPicture(document, file);
      continue;
    }
    const source = sources.get(file) ?? (await PDFDocument.load(await file.arrayBuffer()));
    sources.set(file, source);
    const [copied] = await document.copyPages(source, [index]);
    if (copied) document.addPage(copied);
  }
  return new File([Uint8Array.from(await document.save())], `${name}.pdf`, { type: 'application/pdf' });
}

/** Are these all pages of one file, in order? Then the file itself is sent, byte for byte. */
const isWholeFile = (pages: readonly ScanPage[]): boolean =>
  pages.length === pages[0]?.pagesOfFile &&
  pages.every(({ file, index }, place) => file === pages[0]?.file && index === place);

/** The files of one paper: its pages bound into one PDF called after it, and beside it what cannot be bound.
 * @throws what the reader of PDFs throws of a file that changed meanwhile. */
export async function bindPages(pages: readonly ScanPage[], name: string): Promise<File[]> {
  const loose = pages.filter(({ bindable }) => !bindable).map(({ file }) => file);
  const together = pages.filter(({ bindable }) => bindable);
  const [first] = together;
  if (first === undefined) return loose;
  const safeName =
    name
      .replaceAll(/[\\/:*?"<>|\s]+/g, ' ')
      .trim()
      .slice(0, 80) || first.file.name;
  return [isWholeFile(together) ? first.file : await bound(together, safeName), ...loose];
}
