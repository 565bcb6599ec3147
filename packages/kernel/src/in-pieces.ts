import { setImmediate as nextTurn } from 'node:timers/promises';

/** Few enough that others are answered in between: a row of a book takes some microseconds. */
const pieceSize = 250;

/** What `map` gives, with turns for everybody else in between: for lists of thousands. */
export async function mapInPieces<From, To>(
  items: readonly From[],
  of: (item: From, index: number) => To,
): Promise<To[]> {
  const made: To[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % pieceSize === 0) await nextTurn();
    made.push(of(item, index));
  }
  return made;
}
