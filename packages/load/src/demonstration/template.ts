/** A text split where its copies differ: pieces that stay, with the number of a value between two of them. */
export interface Template {
  readonly pieces: readonly string[];
  readonly values: readonly number[];
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Splits a text at everything that is replaced in copies; of two words that begin at the same place the longer one counts.
 * `words`: what is replaced, and the number of the value that takes its place. */
export function splitTemplate(text: string, words: ReadonlyMap<string, number>): Template {
  const known = [...words.keys()].filter((word) => word !== '' && text.includes(word));
  if (known.length === 0) return { pieces: [text], values: [] };
  const longestFirst = known.toSorted((one, other) => other.length - one.length);
  const parts = text.split(new RegExp(`(${longestFirst.map(escaped).join('|')})`));
  return {
    pieces: parts.filter((_, index) => index % 2 === 0),
    values: parts.filter((_, index) => index % 2 === 1).map((word) => words.get(word) ?? 0),
  };
}

/** The text of one copy. */
export function fillTemplate({ pieces, values }: Template, filled: readonly string[]): string {
  let text = pieces[0] ?? '';
  for (const [index, value] of values.entries()) text += (filled[value] ?? '') + (pieces[index + 1] ?? '');
  return text;
}

/** As a text stands inside of JSON. */
export const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
