import { z } from 'zod';
import { GeneralError } from './operation/problems.ts';

/** Where a page ended in a list that is ordered by an instant and, within it, by id. */
export interface PageEnd {
  /** ISO 8601. */
  readonly at: string;
  readonly id: string;
}

const Cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** Reads the cursor that a page before gave (keyset pagination).
 * @throws GeneralError `invalid-input` for anything else. */
export function readCursor(text: string): PageEnd {
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return { at, id };
  } catch {
    throw new GeneralError('invalid-input', {}, [{ path: 'cursor', code: 'custom' }]);
  }
}

/** Reads the cursor of a list that is ordered by id alone: the id with which the page before ended.
 * @throws GeneralError `invalid-input` for anything else. */
export function readIdCursor(text: string): string {
  const id = z.uuid().safeParse(text);
  if (!id.success) throw new GeneralError('invalid-input', {}, [{ path: 'cursor', code: 'custom' }]);
  return id.data;
}

/** Splits what was read, one row more than asked for, into the page and the cursor of the next; null: there is none.
 * `endOf` gives the instant and the id by which the rows are ordered. */
export function takePage<Row>(
  rows: readonly Row[],
  limit: number,
  endOf: (row: Row) => { readonly at: Date; readonly id: string },
): { readonly items: Row[]; readonly nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items, nextCursor: null };
  const { at, id } = endOf(last);
  return { items, nextCursor: Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url') };
}
