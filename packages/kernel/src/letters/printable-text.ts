import type { FontCoverage } from './font-coverage.ts';

/** Anything that goes through JSON. */
export type LetterValue =
  | string
  | number
  | boolean
  | null
  | readonly LetterValue[]
  | { readonly [name: string]: LetterValue | undefined };

const REPLACEMENT = '\u25A1';
const ZERO_WIDTH_SPACE = '\u200B';
/** Longest run without a blank that is left whole; longer ones (hashes, addresses) may break anywhere after it. */
const LONGEST_WHOLE_RUN = 36;
const LONG_RUN = new RegExp(String.raw`\S{${LONGEST_WHOLE_RUN}}(?=\S)`, 'gu');
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Makes text fit for a letter: NFC (so that no mark is drawn apart from its letter), no control or
 * invisible characters, a square for what the font cannot draw, break points in very long runs.
 */
export function printableText(text: string, covers: FontCoverage): string {
  const visible = text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(INVISIBLE, '');
  const drawn = Array.from(visible, (character) => {
    if (character === '\n') return character;
    return covers(character.codePointAt(0) ?? 0) ? character : REPLACEMENT;
  }).join('');
  return drawn.replace(LONG_RUN, (run) => run + ZERO_WIDTH_SPACE);
}

/** Applies `printableText` to every text in the data of a letter. Undefined members are left out. */
export function printableData(value: LetterValue, covers: FontCoverage): LetterValue {
  if (typeof value === 'string') return printableText(value, covers);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => printableData(item, covers));
  const printable: Record<string, LetterValue> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) printable[name] = printableData(member, covers);
  }
  return printable;
}

/** All texts in the data of a letter, in reading order. */
export function textsIn(value: LetterValue): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  const members = isList(value) ? value : Object.values(value);
  return members.flatMap((member) => (member === undefined ? [] : textsIn(member)));
}

// Array.isArray alone does not narrow a readonly array out of a union.
function isList(value: LetterValue): value is readonly LetterValue[] {
  return Array.isArray(value);
}
