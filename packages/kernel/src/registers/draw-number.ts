import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** A book of numbers in a period (a day, a year). */
export interface Register {
  readonly book: string;
  readonly period: string;
}

/** The statement that draws the next number of each register: for whoever enters what it is given to in the same statement. */
export const drawing = (registers: readonly Register[]): RawBuilder<Register & { last: number }> => sql`
    insert into register_counter as counter (book, period, last)
    values ${sql.join(registers.map(({ book, period }) => sql`(${book}, ${period}, 1)`))}
    on conflict (book, period) do update set last = counter.last + 1
    returning book, period, last`;

/** Draws the next number of each register, in their order and in one statement: 1, 2, 3 … without gap and without double.
 *
 * The counters' rows stay locked until the transaction ends, and fall back with it: call this as the last statement
 * of the transaction, so that the next in line waits only for the commit. */
export async function drawNumbers(
  db: Kysely<Pick<KernelTables, 'register_counter'>>,
  registers: readonly Register[],
): Promise<number[]> {
  const drawn = await drawing(registers).execute(db);
  return registers.map(({ book, period }) => {
    const row = drawn.rows.find((one) => one.book === book && one.period === period);
    if (!row) throw new Error(`Register ${book}/${period} gave no number`);
    return row.last;
  });
}

/** Draws the next number of one register, as `drawNumbers` does. */
export async function drawNumber(
  db: Kysely<Pick<KernelTables, 'register_counter'>>,
  book: string,
  period: string,
): Promise<number> {
  const [number] = await drawNumbers(db, [{ book, period }]);
  if (number === undefined) throw new Error(`Register ${book}/${period} gave no number`);
  return number;
}
