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

/** A template in the bytes that go to the database: its pieces behind each other, and where each ends. */
export interface PackedTemplate {
  readonly bytes: Buffer;
  readonly ends: readonly number[];
  readonly values: readonly number[];
}

export function packTemplate({ pieces, values }: Template): PackedTemplate {
  const parts = pieces.map((piece) => Buffer.from(piece));
  let end = 0;
  return { bytes: Buffer.concat(parts), ends: parts.map(({ length }) => (end += length)), values };
}

/** A letter of JavaScript is three bytes at most. */
const bytesALetter = 3;

/** A list of filled templates as JSON, in bytes that are used again: thousands of rows as one text would be flattened, counted and
 * encoded first. */
export class FilledList {
  #bytes = Buffer.allocUnsafe(1 << 20);
  #end = 0;

  clear(): void {
    this.#end = 0;
  }

  /** Adds the rows of one copy. */
  add({ bytes, ends, values }: PackedTemplate, filled: readonly string[]): void {
    const letters = values.reduce((sum, value) => sum + (filled[value] ?? '').length, 0);
    this.#makeRoom(bytes.length + bytesALetter * letters + 2);
    this.#bytes[this.#end] = (this.#end === 0 ? '[' : ',').charCodeAt(0);
    let end = this.#end + 1;
    let from = 0;
    for (const [index, to] of ends.entries()) {
      end += bytes.copy(this.#bytes, end, from, to);
      from = to;
      const value = values[index];
      if (value !== undefined) end += this.#bytes.write(filled[value] ?? '', end);
    }
    this.#end = end;
  }

  /** Everything that was added; null: nothing was. Good until something else is added. */
  json(): Buffer | null {
    if (this.#end === 0) return null;
    this.#makeRoom(1);
    this.#bytes[this.#end] = ']'.charCodeAt(0);
    return this.#bytes.subarray(0, this.#end + 1);
  }

  #makeRoom(wanted: number): void {
    if (this.#end + wanted <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#end + wanted));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

/** As a text stands inside of JSON. */
export const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
