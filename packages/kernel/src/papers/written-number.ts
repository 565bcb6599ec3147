import { readFileSync } from 'node:fs';
import type { Space } from '@dongbo/contract';
import { z } from 'zod';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { drawNumber, type Register } from '../registers/draw-number.ts';

/** How the numbers of one book are written, by validity: `{n}` is the ordinal with leading zeros up to `minDigits`, `{suffix}`
 * the abbreviation of the body. */
export const Notations = z
  .array(
    z.object({
      validFrom: z.iso.date(),
      validTo: z.iso.date().nullable(),
      notation: z.string(),
      minDigits: z.number().int(),
    }),
  )
  .min(1);
export type Notations = z.infer<typeof Notations>;

const Abbreviations = z.object({
  suffixes: z.array(z.object({ kind: z.string().optional(), function: z.string().optional(), suffix: z.string() })),
  otherwise: z.string(),
});

const abbreviations = Abbreviations.parse(
  JSON.parse(readFileSync(new URL('../../data/unit-abbreviations.json', import.meta.url), 'utf8')),
);

/** What a number says of the unit that gives it. */
interface NumberingUnit {
  readonly kind: string;
  readonly functionKey: string | null;
}

/** A number of a book as it stands on the paper on a day (YYYY-MM-DD), such as "07/KQ-UBND". Pure. Throws where no notation is
 * in force on that day. */
export function writeNumber(ordinal: number, notations: Notations, unit: NumberingUnit, day: string): string {
  const form = notations.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
  if (!form) throw new Error(`No notation of numbers is in force on ${day}`);
  const line = abbreviations.suffixes.find(
    (one) => one.kind === unit.kind || (one.function !== undefined && one.function === unit.functionKey),
  );
  return form.notation
    .replace('{n}', String(ordinal).padStart(form.minDigits, '0'))
    .replace('{suffix}', line?.suffix ?? abbreviations.otherwise);
}

/** A book whose numbers run for a year, and what its numbers say. */
export interface WrittenBook {
  readonly book: string;
  readonly notations: Notations;
  readonly unit: NumberingUnit;
  /** YYYY-MM-DD on which the number is given. */
  readonly day: string;
}

/** The register of a book in the year of its day. */
export const yearOf = ({ book, day }: WrittenBook): Register => ({ book, period: day.slice(0, 4) });

/** A drawn number as written; numbers of the trial space end in TN (thử nghiệm). Pure. */
export function writeInSpace(space: Space, ordinal: number, { notations, unit, day }: WrittenBook): string {
  const written = writeNumber(ordinal, notations, unit, day);
  return space === 'trial' ? `${written}-TN` : written;
}

/** Draws the next number of a book in the year of a day (YYYY-MM-DD), as written; numbers of the trial space end in TN (thử
 * nghiệm). Locks the counter until the transaction ends, as `drawNumber` does. */
export async function drawWrittenNumber(ctx: Pick<KernelContext, 'db' | 'space'>, of: WrittenBook): Promise<string> {
  const { book, period } = yearOf(of);
  return writeInSpace(ctx.space, await drawNumber(ctx.db, book, period), of);
}
