import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  PDF,
  PermissionDeniedError,
  PdfArray,
  PdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  type PdfObject,
} from '@libpdf/core';
import { putMark, type PaperMark } from './paper-mark.ts';
import { UnsignablePdf } from './unsignable-pdf.ts';

/** Entries that lead to actions, attached files or forms, wherever they stand (ISO 32000-2, 12.6 and 7.11). */
const acting = ['AA', 'OpenAction', 'PA', 'JS', 'AF', 'EF', 'Collection', 'AcroForm', 'XFA', 'Perms'];
const actingTrees = ['JavaScript', 'EmbeddedFiles', 'Renditions'];

function everyDict(pdf: PDF): PdfDict[] {
  const dicts: PdfDict[] = [];
  const seen = new Set<PdfObject>();
  const waiting: PdfObject[] = [pdf.context.info.trailer];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const value = one instanceof PdfRef ? pdf.getObject(one) : one;
    if (value === null || seen.has(value)) continue;
    if (value instanceof PdfDict || value instanceof PdfArray) seen.add(value);
    if (value instanceof PdfArray) for (const item of value) waiting.push(item);
    if (!(value instanceof PdfDict)) continue;
    dicts.push(value);
    for (const [key, part] of value) if (key.value !== 'Encrypt') waiting.push(part);
  }
  return dicts;
}

/** Takes out whatever does something: what is signed only shows. */
function dropActions(pdf: PDF): void {
  const resolve = (ref: PdfRef): PdfObject | null => pdf.getObject(ref);
  for (const dict of everyDict(pdf)) {
    for (const key of acting) dict.delete(key);
    // An attribute of the structure has the same key and no kind of action.
    const action = dict.get('A', resolve);
    if (action instanceof PdfDict && action.get('S', resolve) instanceof PdfName) dict.delete('A');
    if (dict instanceof PdfStream) dict.delete('F');
    for (const key of actingTrees) if (dict.get(key, resolve) instanceof PdfDict && !dict.has('Type')) dict.delete(key);
  }
}

/** Filled-in fields and notes become part of their pages; no page names what is not there any more. */
function flatten(pdf: PDF): void {
  const tinos = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
  pdf.getForm()?.flatten({ font: pdf.embedFont(readFileSync(tinos)) });
  pdf.flattenAnnotations({ removeLinks: true });
  for (const page of pdf.getPages()) page.dict.delete('Annots');
}

/** Whoever made the file may have forbidden to change it, although everybody can open it. */
function unlock(pdf: PDF): void {
  try {
    pdf.removeProtection();
  } catch (error) {
    throw error instanceof PermissionDeniedError ? new UnsignablePdf('protected', { cause: error }) : error;
  }
}

async function load(bytes: Uint8Array): Promise<PDF> {
  const pdf = await PDF.load(bytes).catch((error: unknown) => {
    throw new UnsignablePdf('damaged', { cause: error });
  });
  if (!pdf.isAuthenticated) throw new UnsignablePdf('password');
  if (pdf.getPageCount() === 0) throw new UnsignablePdf('damaged');
  if (pdf.isEncrypted) unlock(pdf);
  return pdf;
}

/** Writes an unsigned PDF anew as a paper that can be signed: without actions, attachments, forms and notes, which become part of
 * the page or go; with number, date and visible signature where they are given; in the plain form that an incremental signature
 * needs. Takes as long as the paper is thick: it belongs in a thread. Throws `UnsignablePdf`. */
export async function preparePaper(bytes: Uint8Array, mark: PaperMark | null): Promise<Uint8Array> {
  const pdf = await load(bytes);
  try {
    flatten(pdf);
    dropActions(pdf);
    if (mark !== null) putMark(pdf, mark);
    return await pdf.save({ useXRefStream: false, subsetFonts: true });
  } catch (error) {
    throw new UnsignablePdf('not-rewritable', { cause: error });
  }
}
