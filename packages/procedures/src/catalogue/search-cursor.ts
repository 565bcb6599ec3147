/** Deeper pages than anybody reads; the whole catalogue of the country has about 6,000 procedures. */
const deepest = 20_000;

/** Where a list goes on: how many were shown before. */
export const writeCursor = (offset: number): string => `w${offset}`;

/** Reads a cursor of `writeCursor`; null when it is none. */
export function readCursor(cursor: string): number | null {
  const digits = /^w(\d{1,5})$/.exec(cursor)?.[1];
  const offset = Number(digits);
  return digits === undefined || offset > deepest ? null : offset;
}
