import type { FileAnswer } from '@dongbo/contract';
import { printTrackingBook as endpoint } from '@dongbo/contract/procedures';
import {
  LetterTooLarge,
  Refusal,
  checkPeriod,
  composeLetter,
  localDate,
  mapInPieces,
  printedAnswer,
  readAgency,
} from '@dongbo/kernel';
import { defineOperation, type Context } from '../define.ts';
import { TrackingBookData } from '../letters/letter-data.ts';
import { checkBookAccess } from './book-access.ts';
import { bookOf, lineOf, type Period } from './book-lines.ts';
import { listBook, type BookRow } from './book-store.ts';

/** Beyond this a PDF is of no use to anybody; the file of the book takes all. */
const mostRows = 5_000;

async function printPdf(
  ctx: Pick<Context, 'db' | 'now' | 'actor' | 'letters' | 'calendar' | 'demonstration' | 'space'>,
  period: Period,
  rows: readonly BookRow[],
): Promise<FileAnswer> {
  const { superior, name, place } = await readAgency(ctx.db, period.unitId, ctx.now);
  const data = TrackingBookData.parse({
    agency: { superior, name },
    periodFrom: period.from,
    periodTo: period.to,
    book: bookOf(period),
    rows: await mapInPieces(rows, (row) => lineOf(ctx, row)),
    // Whoever prints it answers for it.
    closing: {
      place,
      date: localDate(ctx.now),
      signerTitle: 'Người lập sổ',
      signerName: ctx.actor.name,
      signature: null,
    },
  });
  const fileName = `So-theo-doi-${period.from}-${period.to}.pdf`;
  const letter = composeLetter(ctx, { form: 'tracking-book', data, qrText: null, fileName });
  return await printedAnswer(ctx, letter).catch((error: unknown) => {
    throw error instanceof LetterTooLarge ? new Refusal('tracking-book.too-large', { rows: rows.length }) : error;
  });
}

/** Form 07 (Circular 03/2025/TT-VPCP) as PDF over a period of reception. */
export const printTrackingBook = defineOperation(endpoint, async (ctx, input) => {
  await checkBookAccess(ctx, endpoint.name, input.unitId);
  checkPeriod(ctx, input);
  const rows = await listBook(ctx.db, { ...input, after: null, limit: mostRows + 1, now: ctx.now, namesSteps: false });
  if (rows.length > mostRows) ctx.refuse('tracking-book.too-long', { limit: mostRows });
  return { ...(await printPdf(ctx, input, rows)), rows: rows.length };
});
