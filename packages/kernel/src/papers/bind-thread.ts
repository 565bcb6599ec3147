import { PDFDocument } from 'pdf-lib';
import { answerOrders } from '../files/threads/answer-orders.ts';
import type { BindOrder, BoundPapers } from './bind-order.ts';

/** Pages of one paper behind those that are there; false: it cannot be read. */
async function append(bound: PDFDocument, pdf: Uint8Array): Promise<boolean> {
  try {
    const one = await PDFDocument.load(pdf, { updateMetadata: false });
    const pages = await bound.copyPages(one, one.getPageIndices());
    for (const page of pages) bound.addPage(page);
    return true;
  } catch {
    return false;
  }
}

async function bind({ pdfs }: BindOrder): Promise<BoundPapers> {
  const bound = await PDFDocument.create();
  const unreadable: number[] = [];
  for (const [at, pdf] of pdfs.entries()) if (!(await append(bound, pdf))) unreadable.push(at);
  return { pdf: unreadable.length === pdfs.length ? null : await bound.save(), unreadable };
}

answerOrders(bind);
