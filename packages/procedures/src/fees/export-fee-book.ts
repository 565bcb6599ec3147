import { writeDay } from '@dongbo/contract';
import { exportFeeBook as endpoint } from '@dongbo/contract/procedures';
import { mapInPieces, oneAfterAnother, parseInstant, readAgency, type SheetValue } from '@dongbo/kernel';
import { defineExport } from '../define.ts';
import { term } from '../letters/terms.ts';
import { checkBookAccess } from '../tracking-book/book-access.ts';
import { readFeeBook } from './fee-book-store.ts';

const columns = [
  { title: 'TT', width: 6 },
  { title: 'Số biên lai', width: 14 },
  { title: 'Ngày lập biên lai', width: 18 },
  { title: 'Ngày nộp', width: 18 },
  { title: 'Mã hồ sơ', width: 24 },
  { title: 'Người nộp', width: 28 },
  { title: 'Hình thức', width: 16 },
  { title: 'Phí (đồng)', width: 14 },
  { title: 'Lệ phí (đồng)', width: 14 },
  { title: 'Tổng (đồng)', width: 14 },
  { title: 'Số tham chiếu', width: 24 },
  { title: 'Người thu', width: 26 },
  { title: 'Hoàn trả (đồng)', width: 16 },
  { title: 'Ghi chú', width: 40 },
];

/** The book as a file: a cancelled receipt keeps its line, with its reason. */
export const exportFeeBook = defineExport({
  endpoint,
  job: 'procedures.write-fee-book',
  title: { vi: 'Sổ thu phí, lệ phí', en: 'Fee book', uk: 'Книга зборів' },
  check: async (ctx, { from, to, unitId }) => {
    await checkBookAccess(ctx, endpoint.name, unitId);
    if (from > to) ctx.refuse('fee-book.days-crossed');
  },
  read: async (ctx, { format: _format, ...input }, { mostRows }) => {
    const { from, to, unitId } = input;
    await checkBookAccess(ctx, endpoint.name, unitId);
    const { rows } = await readFeeBook(ctx.db, { ...input, after: null, limit: mostRows + 1 });
    const { fullName } = await readAgency(ctx.db, unitId, ctx.now);
    const lines = await mapInPieces(rows.toReversed(), ({ at, row }, index): SheetValue[] => [
      index + 1,
      row.receiptNumber,
      at,
      parseInstant(row.paidAt),
      row.dossierCode,
      row.payerName,
      term(`payment-method.${row.method}`),
      row.serviceFee,
      row.charge,
      row.amount,
      row.reference,
      row.takenBy,
      row.refunded,
      row.cancelled === null ? null : `Biên lai đã hủy: ${row.cancelled.reason}`,
    ]);
    return {
      fileName: `So-thu-phi-${from}-${to}`,
      sheet: 'Sổ thu phí, lệ phí',
      heading: [fullName, 'SỔ THU PHÍ, LỆ PHÍ', `Từ ngày ${writeDay(from)} đến ngày ${writeDay(to)}`],
      columns,
      count: rows.length,
      pieces: oneAfterAnother(lines),
    };
  },
});
