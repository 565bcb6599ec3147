import { fold } from '@dongbo/contract';

/** What somebody typed, taken apart. */
export interface SearchQuery {
  /** Folded and joined with single blanks; empty when nothing readable was typed. */
  readonly phrase: string;
  /** Each word in PostgreSQL's tsquery notation, the last as a beginning: it may not be typed to its end yet. */
  readonly words: readonly string[];
  /** Set when the text is the beginning of a procedure code, such as `1.0011` or `1001193`. */
  readonly codePrefix: string | null;
}

const mostWords = 12;
const longestWord = 40;

function codePrefixOf(text: string): string | null {
  const typed = text.trim().toUpperCase();
  if (/^\d\.\d{1,6}(\.[0-9A-Z.]*)?$/.test(typed)) return typed;
  return /^\d{7}$/.test(typed) ? `${typed.slice(0, 1)}.${typed.slice(1)}` : null;
}

/** Takes a search text apart; null when there is no text at all. */
export function readSearchQuery(text: string | undefined): SearchQuery | null {
  if (text === undefined || text.trim() === '') return null;
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.slice(0, longestWord))
    .slice(0, mostWords);
  // Folded words are letters and digits alone, so that nothing in them can be an operator of tsquery.
  const lexemes = words.map((word, index) => (index === words.length - 1 ? `'${word}':*` : `'${word}'`));
  return { phrase: words.join(' '), words: lexemes, codePrefix: codePrefixOf(text) };
}

/** Where a list goes on: how it was found and how many were shown before. */
export interface Place {
  readonly mode: 'words' | 'similar';
  readonly offset: number;
}

/** Deeper pages than anybody reads; the whole catalogue of the country has about 6,000 procedures. */
const deepest = 20_000;

export const writeCursor = (place: Place): string => `${place.mode === 'words' ? 'w' : 's'}${place.offset}`;

/** Reads a cursor of `writeCursor`; null when it is none. */
export function readCursor(cursor: string): Place | null {
  const [, mode, digits] = /^([ws])(\d{1,5})$/.exec(cursor) ?? [];
  const offset = Number(digits);
  return digits === undefined || offset > deepest ? null : { mode: mode === 'w' ? 'words' : 'similar', offset };
}
