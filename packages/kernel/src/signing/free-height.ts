import { PdfArray, PdfRef, PdfStream, type PDF, type PDFPage } from '@libpdf/core';

/** Below this nothing is written: printers leave a margin. */
const bottomMargin = 40;

type Resolve = (ref: PdfRef) => ReturnType<PDF['getObject']>;

function contentOf(page: PDFPage, resolve: Resolve): string | null {
  const contents = page.dict.get('Contents', resolve);
  const streams = contents instanceof PdfArray ? [...contents] : contents === undefined ? [] : [contents];
  const parts: string[] = [];
  for (const part of streams) {
    const stream = part instanceof PdfRef ? resolve(part) : part;
    if (!(stream instanceof PdfStream)) return null;
    parts.push(Buffer.from(stream.getDecodedData()).toString('latin1'));
  }
  return parts.join('\n');
}

const strings = /\((?:\\[^]|[^\\()])*\)|<[0-9A-Fa-f\s]*>/g;
const clipping = /\bW\*?\s+n\b/g;
/** Operators that show more than text: pictures, forms, shadings, filled and drawn paths (ISO 32000-2, annex A). */
const painting = /(?:^|\s)(?:Do|BI|sh|f\*?|F|S|s|B\*?|b\*?)(?=\s|$)/;

/** The empty strip below the last line of a page in points, and its upper edge; null when it shows more than text, so that nobody
 * knows where there is room. */
export function freeHeight(pdf: PDF, page: PDFPage): { readonly top: number; readonly height: number } | null {
  const resolve: Resolve = (ref) => pdf.getObject(ref);
  if (page.rotation !== 0) return null;
  const content = contentOf(page, resolve);
  if (content === null || painting.test(content.replaceAll(strings, ' ').replaceAll(clipping, ' '))) return null;
  const box = page.getCropBox();
  const lines = page.extractText().lines.filter(({ text }) => text.trim() !== '');
  const isEmpty = lines.length === 0;
  if (isEmpty && /\bT[jJ]\b/.test(content)) return null;
  const top = isEmpty ? box.y + box.height - bottomMargin : Math.min(...lines.map(({ bbox }) => bbox.y));
  const height = Math.min(top, box.y + box.height) - box.y - bottomMargin;
  return { top, height };
}
