import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { UnitFacts } from '../routing/unit-facts.ts';

const Books = z.object({
  notations: z
    .array(
      z.object({
        validFrom: z.iso.date(),
        validTo: z.iso.date().nullable(),
        notation: z.string(),
        minDigits: z.number().int(),
      }),
    )
    .min(1),
  suffixes: z.array(z.object({ kind: z.string().optional(), function: z.string().optional(), suffix: z.string() })),
  otherwise: z.string(),
});

const books = Books.parse(JSON.parse(readFileSync(new URL('../../data/result-books.json', import.meta.url), 'utf8')));

/** The book from which a unit's results are numbered; its period is the year. */
export const bookOf = (unit: Pick<UnitFacts, 'id'>): string => `result:${unit.id}`;

/** A number of a book as it stands on the paper on a day (YYYY-MM-DD), such as "07/KQ-UBND". Pure. */
export function writeNumber(ordinal: number, unit: Pick<UnitFacts, 'kind' | 'functionKey'>, day: string): string {
  const form = books.notations.find(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
  );
  if (!form) throw new Error(`No notation of results is in force on ${day}`);
  const line = books.suffixes.find(
    (one) => one.kind === unit.kind || (one.function !== undefined && one.function === unit.functionKey),
  );
  return form.notation
    .replace('{n}', String(ordinal).padStart(form.minDigits, '0'))
    .replace('{suffix}', line?.suffix ?? books.otherwise);
}
