import { writeDay } from '@dongbo/contract';
import { exportTrackingBook as endpoint } from '@dongbo/contract/procedures';
import { checkPeriod, localDate, mapInPieces, oneAfterAnother, readAgency, type SheetValue } from '@dongbo/kernel';
import { defineExport, type Context } from '../define.ts';
import { checkBookAccess } from './book-access.ts';
import { bookOf, lineOf } from './book-lines.ts';
import { listBook, type BookRow } from './book-store.ts';

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

const cellsOf = (ctx: Pick<Context, 'now' | 'calendar'>, row: BookRow, index: number): SheetValue[] => {
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
};

/** Form 07 (Circular 03/2025/TT-VPCP) as a file over a period of reception. */
export const exportTrackingBook = defineExport({
  endpoint,
  job: 'procedures.write-tracking-book',
  title: { vi: 'Sổ theo dõi hồ sơ', en: 'Tracking book', uk: 'Книга обліку справ' },
  check: async (ctx, input) => {
    await checkBookAccess(ctx, endpoint.name, input.unitId);
    checkPeriod(ctx, input);
  },
  read: async (ctx, { format: _format, ...period }, { mostRows }) => {
    await checkBookAccess(ctx, endpoint.name, period.unitId);
    const rows = await listBook(ctx.db, {
      ...period,
      after: null,
      limit: mostRows + 1,
      now: ctx.now,
      namesSteps: false,
    });
    const { fullName } = await readAgency(ctx.db, period.unitId, ctx.now);
    const layout = ctx.letters.layoutFor('tracking-book', localDate(ctx.now));
    const book = bookOf(period);
    const ofBook = book === null ? '' : ` - Năm ${book.year} - Quyển số ${book.volume}`;
    return {
      fileName: `So-theo-doi-${period.from}-${period.to}`,
      sheet: 'Sổ theo dõi hồ sơ',
      heading: [
        fullName,
        layout.title.toLocaleUpperCase('vi'),
        `Từ ngày ${writeDay(period.from)} đến ngày ${writeDay(period.to)}${ofBook}`,
        `Mẫu số ${layout.formNumber} - ${layout.legalBasis}`,
      ],
      columns,
      count: rows.length,
      pieces: oneAfterAnother(await mapInPieces(rows, (row, index) => cellsOf(ctx, row, index))),
    };
  },
});
