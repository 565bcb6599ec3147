import { formatPhone, writeDay, type FileAnswer } from '@dongbo/contract';
import { Owner, printTrackingBook as endpoint } from '@dongbo/contract/procedures';
import {
  LetterTooLarge,
  Refusal,
  checkPeriod,
  composeLetter,
  formatInstant,
  localDate,
  mapInPieces,
  printedAnswer,
  readAgency,
  writeSheet,
} from '@dongbo/kernel';
import { defineOperation, type Context } from '../define.ts';
import { suspendedInWords } from '../letters/delays.ts';
import { TrackingBookData } from '../letters/letter-data.ts';
import { bookVolume } from '../letters/receipt-book.ts';
import { term } from '../letters/terms.ts';
import { checkBookAccess } from './book-access.ts';
import { listBook, type BookRow } from './book-store.ts';
import { receiverInWords } from './receiver-in-words.ts';

/** The book of a year, where the period lies in one. */
const bookOf = ({ from, to }: Period) =>
  from.slice(0, 4) === to.slice(0, 4) ? { year: Number(from.slice(0, 4)), volume: bookVolume } : null;

const mostRows = 20_000;
/** Beyond this a PDF is of no use to anybody; the sheet takes all. */
const mostPrintedRows = 5_000;

const pausesOf = ({ pauses }: BookRow) =>
  (pauses ?? []).map(({ from, to }) => ({ from: new Date(from), to: to === null ? null : new Date(to) }));

function lineOf(ctx: Pick<Context, 'now' | 'calendar'>, row: BookRow): TrackingBookData['rows'][number] {
  const owner = Owner.parse(row.owner);
  return {
    dossierCode: row.code,
    procedureName: row.procedure_name,
    field: row.field,
    sets: 1,
    ownerName: owner.name,
    address: owner.address ?? '',
    phone: owner.phone && formatPhone(owner.phone),
    receivedAt: formatInstant(row.received_at ?? row.submitted_at),
    dueAt: row.due_at && formatInstant(row.due_at),
    promisedOn: row.promised_on,
    supplements: row.supplements,
    suspended: suspendedInWords(pausesOf(row), { calendar: ctx.calendar(row.calendar), now: ctx.now }),
    returnedAt: row.returned_at && formatInstant(row.returned_at),
    resultReceiver: receiverInWords(row),
    channel: term(`channel.${row.channel}`),
    status: term(`dossier-state.${row.state}`),
  };
}

interface Period {
  readonly unitId: string;
  readonly from: string;
  readonly to: string;
}

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

const columns = [
  { title: 'TT', width: 6 },
  { title: 'Mã hồ sơ', width: 24 },
  { title: 'Tên thủ tục', width: 50 },
  { title: 'Lĩnh vực', width: 20 },
  { title: 'Số bộ', width: 8 },
  { title: 'Chủ hồ sơ', width: 28 },
  { title: 'Địa chỉ', width: 36 },
  { title: 'Điện thoại', width: 16 },
  { title: 'Tiếp nhận', width: 18 },
  { title: 'Hẹn trả', width: 18 },
  { title: 'Hẹn lại (xin lỗi)', width: 18 },
  { title: 'Số lần bổ sung', width: 14 },
  { title: 'Tạm dừng', width: 20 },
  { title: 'Trả kết quả', width: 18 },
  { title: 'Người nhận', width: 28 },
  { title: 'Kênh', width: 14 },
  { title: 'Trạng thái', width: 20 },
];

async function writeXlsx(
  ctx: Pick<Context, 'db' | 'now' | 'letters' | 'calendar'>,
  period: Period,
  rows: readonly BookRow[],
): Promise<FileAnswer> {
  const { fullName } = await readAgency(ctx.db, period.unitId, ctx.now);
  const layout = ctx.letters.layoutFor('tracking-book', localDate(ctx.now));
  const book = bookOf(period);
  const bytes = await writeSheet({
    name: 'Sổ theo dõi hồ sơ',
    heading: [
      fullName,
      layout.title.toLocaleUpperCase('vi'),
      `Từ ngày ${writeDay(period.from)} đến ngày ${writeDay(period.to)}${book === null ? '' : ` - Năm ${book.year} - Quyển số ${book.volume}`}`,
      `Mẫu số ${layout.formNumber} - ${layout.legalBasis}`,
    ],
    columns,
    rows: await mapInPieces(rows, (row, index) => {
      const line = lineOf(ctx, row);
      return [
        index + 1,
        line.dossierCode,
        line.procedureName,
        line.field,
        line.sets,
        line.ownerName,
        line.address,
        line.phone ?? '',
        row.received_at,
        row.due_at,
        line.promisedOn === null ? '' : writeDay(line.promisedOn),
        line.supplements,
        line.suspended ?? '',
        row.returned_at,
        line.resultReceiver,
        line.channel,
        line.status,
      ];
    }),
  });
  return {
    name: `So-theo-doi-${period.from}-${period.to}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    size: bytes.byteLength,
    disposition: 'attachment',
    bytes,
  };
}

/** Form 07 (Circular 03/2025/TT-VPCP) as PDF or XLSX over a period of reception. */
export const printTrackingBook = defineOperation(endpoint, async (ctx, input) => {
  await checkBookAccess(ctx, endpoint.name, input.unitId);
  checkPeriod(ctx, input);
  const limit = input.format === 'pdf' ? mostPrintedRows : mostRows;
  const rows = await listBook(ctx.db, { ...input, after: null, limit: limit + 1, now: ctx.now });
  if (rows.length > limit) ctx.refuse('tracking-book.too-long', { limit });
  const file = input.format === 'pdf' ? await printPdf(ctx, input, rows) : await writeXlsx(ctx, input, rows);
  return { ...file, rows: rows.length };
});
