import { readFileSync } from 'node:fs';
import { localDate, Notations, type UnitFacts, type WrittenBook } from '@dongbo/kernel';
import { z } from 'zod';

const { notations, volume } = z
  .object({ notations: Notations, volume: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../data/receipt-books.json', import.meta.url), 'utf8')));

/** The volume of the tracking book into which a year's receipts are entered. */
export const bookVolume: string = volume;

/** The book of a one-stop unit's receipts; a number in it, such as "07/TNHS", is the entry in the tracking book of the year. */
export const receiptBook = (unit: Pick<UnitFacts, 'id' | 'kind' | 'functionKey'>, now: Date): WrittenBook => ({
  book: `receipt:${unit.id}`,
  notations,
  unit,
  day: localDate(now),
});
