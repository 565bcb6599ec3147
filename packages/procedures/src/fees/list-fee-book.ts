import { listFeeBook as endpoint } from '@dongbo/contract/procedures';
import { readCursor, takePage } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { checkBookAccess } from '../tracking-book/book-access.ts';
import { readFeeBook } from './fee-book-store.ts';

/** Payments and receipts of a unit, those that were cancelled among them, with the sums of the whole period. */
export const listFeeBook = defineOperation(endpoint, async (ctx, input) => {
  await checkBookAccess(ctx, endpoint.name, input.unitId);
  if (input.from > input.to) ctx.refuse('fee-book.days-crossed');
  const after = input.cursor === undefined ? null : readCursor(input.cursor);
  const { rows, sums } = await readFeeBook(ctx.db, { ...input, after, limit: input.limit + 1 });
  const { items, nextCursor } = takePage(rows, input.limit, ({ at, row }) => ({ at, id: row.id }));
  return { items: items.map(({ row }) => row), nextCursor, sums };
});
