import { PdfLexer, TooComplex, type ReadingBudget } from './pdf-lexer.ts';
import type { PdfDict, PdfObject, PdfValue } from './pdf-value.ts';

/** More objects than the thickest books have. */
const mostObjects = 1_000_000;

export interface FoundObject extends PdfObject {
  /** It stands inside of another object, in a stream or in a string: a reader sees it only when a table points at it, or when
   * it looks for objects by itself. */
  readonly isInside: boolean;
  /** Where its number stands in the file. */
  readonly at: number;
}

export interface FoundObjects {
  readonly objects: readonly FoundObject[];
  /** The dictionaries after `trailer`. */
  readonly trailers: readonly PdfDict[];
  /** Where the first object begins. */
  readonly start: number;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;
const isBlank = (byte: number | undefined): boolean =>
  byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32;

/** The number and the generation in front of the word `obj`; null when there are none. */
function headBefore(bytes: Buffer, end: number): { at: number; number: number; generation: number } | null {
  let at = end;
  const back = (test: (byte: number | undefined) => boolean): number => {
    const from = at;
    while (test(bytes[at - 1]) && from - at < 32) at -= 1;
    return from - at;
  };
  back(isBlank);
  const generationEnd = at;
  if (back(isDigit) === 0) return null;
  const generation = Number(bytes.toString('latin1', at, generationEnd));
  if (back(isBlank) === 0) return null;
  const numberEnd = at;
  if (back(isDigit) === 0) return null;
  return { at, number: Number(bytes.toString('latin1', at, numberEnd)), generation };
}

/** Finds the next place of a word, and asks only once where there is none. */
function finder(bytes: Buffer, word: string): (from: number) => number {
  let next = -2;
  return (from) => {
    if (next === -1 || next >= from) return next;
    next = bytes.indexOf(word, from);
    return next;
  };
}

/** The bytes after the word `stream`: a line end belongs to the word, blanks before it, too (7.3.8.1). */
function dataStart(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 32 || bytes[at] === 9) at += 1;
  if (bytes[at] === 13) return bytes[at + 1] === 10 ? at + 2 : at + 1;
  return bytes[at] === 10 ? at + 1 : from;
}

const lengthOf = (dict: PdfDict): number | null => {
  const value = dict.entries.findLast(([key]) => key === 'Length')?.[1];
  return value?.kind === 'plain' && typeof value.value === 'number' ? value.value : null;
};

/** Where the data of a stream ends: where its length says if `endstream` follows there, otherwise before the next one. */
function dataEnd(bytes: Buffer, from: number, dict: PdfDict, nextEnd: (from: number) => number): number {
  const length = lengthOf(dict);
  if (length !== null && length >= 0 && from + length <= bytes.length) {
    const after = bytes.toString('latin1', from + length, from + length + 16);
    if (/^[\0\t\n\f\r ]*endstream/.test(after)) return from + length;
  }
  const end = nextEnd(from);
  return end === -1 ? bytes.length : end;
}

/** Reads the value of the object whose head ends here, with the data if it is a stream. */
function readValue(bytes: Buffer, from: number, budget: ReadingBudget, nextEnd: (from: number) => number) {
  const lexer = new PdfLexer(bytes, from, budget);
  const value: PdfValue | null = lexer.value();
  if (value?.kind !== 'dict') return { value, end: lexer.at };
  lexer.skipBlank();
  if (!lexer.sees('stream')) return { value, end: lexer.at };
  const start = dataStart(bytes, lexer.at + 6);
  const end = dataEnd(bytes, start, value, nextEnd);
  return { value: { kind: 'stream' as const, entries: value.entries, data: bytes.subarray(start, end) }, end };
}

function findTrailers(bytes: Buffer, budget: ReadingBudget): PdfDict[] {
  const trailers: PdfDict[] = [];
  for (
    let at = bytes.indexOf('trailer');
    at !== -1 && trailers.length < 10_000;
    at = bytes.indexOf('trailer', at + 7)
  ) {
    const value = new PdfLexer(bytes, at + 7, budget).value();
    if (value?.kind === 'dict') trailers.push(value);
  }
  return trailers;
}

/** Every object that any reader could come to, of every revision: the word `obj` is looked for in the whole file, because
 * readers follow tables of places when these are sound, and look by themselves when they are not. */
export function findObjects(bytes: Buffer, budget: ReadingBudget): FoundObjects {
  const objects: FoundObject[] = [];
  const nextEnd = finder(bytes, 'endstream');
  let outerEnd = 0;
  for (let at = bytes.indexOf('obj'); at !== -1; at = bytes.indexOf('obj', at + 3)) {
    const head = headBefore(bytes, at);
    if (head === null) continue;
    if (objects.length >= mostObjects) throw new TooComplex();
    const { value, end } = readValue(bytes, at + 3, budget, nextEnd);
    const isInside = head.at < outerEnd;
    if (!isInside) outerEnd = end;
    if (value === null) continue;
    const { number, generation } = head;
    objects.push({ number, value, owner: { number, generation }, isInside, at: head.at });
  }
  return { objects, trailers: findTrailers(bytes, budget), start: objects[0]?.at ?? bytes.length };
}
