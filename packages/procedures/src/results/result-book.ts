import { readFileSync } from 'node:fs';
import { drawWrittenNumber, Notations, type UnitFacts } from '@dongbo/kernel';
import { z } from 'zod';
import type { Context } from '../define.ts';

const Books = z.object({ notations: Notations });

const { notations } = Books.parse(
  JSON.parse(readFileSync(new URL('../../data/result-books.json', import.meta.url), 'utf8')),
);

/** The book from which a unit's results are numbered; its period is the year. */
export const bookOf = (unit: Pick<UnitFacts, 'id'>): string => `result:${unit.id}`;

/** Draws the next number of a unit's results as written on a day (YYYY-MM-DD), such as "07/KQ-UBND". */
export async function drawResultNumber(
  ctx: Pick<Context, 'db' | 'space'>,
  unit: Pick<UnitFacts, 'id' | 'kind' | 'functionKey'>,
  day: string,
): Promise<string> {
  return await drawWrittenNumber(ctx, { book: bookOf(unit), notations, unit, day });
}
