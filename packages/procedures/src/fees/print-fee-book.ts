import { writeDay } from '@dongbo/contract';
import { printFeeBook as endpoint } from '@dongbo/contract/procedures';
import { mapInPieces, parseInstant, readAgency, writeSheet } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { term } from '../letters/terms.ts';
import { checkBookAccess } from '../tracking-book/book-access.ts';
import { readFeeBook } from './fee-book-store.ts';

const mostRows = 20_000;

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

/** The book as a sheet: a cancelled receipt keeps its line, with its reason. */
export const printFeeBook = defineOperation(endpoint, async (ctx, input) => {
  await checkBookAccess(ctx, endpoint.name, input.unitId);
  const { from, to, unitId } = input;
  if (from > to) ctx.refuse('fee-book.days-crossed');
  const { rows } = await readFeeBook(ctx.db, { ...input, after: null, limit: mostRows + 1 });
  if (rows.length > mostRows) ctx.refuse('fee-book.too-long', { limit: mostRows });
  const { fullName } = await readAgency(ctx.db, unitId, ctx.now);
  const bytes = await writeSheet({
    name: 'Sổ thu phí, lệ phí',
    heading: [fullName, 'SỔ THU PHÍ, LỆ PHÍ', `Từ ngày ${writeDay(from)} đến ngày ${writeDay(to)}`],
    columns,
    rows: await mapInPieces(rows.toReversed(), ({ at, row }, index) => [
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
    ]),
  });
  return {
    name: `So-thu-phi-${from}-${to}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    size: bytes.byteLength,
    disposition: 'attachment' as const,
    bytes,
    rows: rows.length,
  };
});
