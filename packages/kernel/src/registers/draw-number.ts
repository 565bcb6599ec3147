import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** Draws the next number of a book in a period (a day, a year): 1, 2, 3 … without gap and without double.
 *
 * The counter's row stays locked until the transaction ends, and falls back with it: call this as the last statement
 * of the transaction, so that the next in line waits only for the commit. */
export async function drawNumber(
  db: Kysely<Pick<KernelTables, 'register_counter'>>,
  book: string,
  period: string,
): Promise<number> {
  const drawn = await sql<{ last: number }>`
    insert into register_counter as counter (book, period, last) values (${book}, ${period}, 1)
    on conflict (book, period) do update set last = counter.last + 1
    returning last`.execute(db);
  const row = drawn.rows[0];
  if (!row) throw new Error(`Register ${book}/${period} gave no number`);
  return row.last;
}
