import { nothing, type PdfDict, type PdfValue } from './pdf-value.ts';

/** The file would take longer to read than anybody waits, or nests deeper than any paper. */
export class TooComplex extends Error {
  override readonly name = 'TooComplex';
}

/** How much reading one file is worth; shared by all that read it. */
export interface ReadingBudget {
  /** Bytes that may still be looked at. */
  bytes: number;
}

const deepest = 300;
const blank = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set(Buffer.from('()<>[]{}/%'));
const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && !blank.has(byte) && !delimiters.has(byte);
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

/** Reads values as lenient readers do: it never fails, skips what makes no sense, and ends an object where the next one
 * begins. */
export class PdfLexer {
  readonly #bytes: Buffer;
  readonly #budget: ReadingBudget;
  at: number;

  constructor(bytes: Buffer, at: number, budget: ReadingBudget) {
    this.#bytes = bytes;
    this.#budget = budget;
    this.at = at;
  }

  #spend(from: number): void {
    this.#budget.bytes -= this.at - from + 1;
    if (this.#budget.bytes < 0) throw new TooComplex();
  }

  skipBlank(): void {
    const from = this.at;
    for (;;) {
      const byte = this.#bytes[this.at];
      if (byte === 0x25) {
        while (this.at < this.#bytes.length && this.#bytes[this.at] !== 10 && this.#bytes[this.at] !== 13) this.at += 1;
      } else if (byte !== undefined && blank.has(byte)) this.at += 1;
      else break;
    }
    this.#spend(from);
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  /** Do these letters come next? */
  sees(word: string): boolean {
    return this.#bytes.toString('latin1', this.at, this.at + word.length) === word;
  }

  #word(): string {
    const from = this.at;
    while (isRegular(this.#bytes[this.at])) this.at += 1;
    this.#spend(from);
    return this.#bytes.toString('latin1', from, Math.min(this.at, from + 64));
  }

  #name(): string {
    this.at += 1;
    const from = this.at;
    while (isRegular(this.#bytes[this.at])) this.at += 1;
    this.#spend(from);
    return this.#bytes
      .toString('latin1', from, this.at)
      .replaceAll(/#([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  }

  #literal(): PdfValue {
    const from = this.at + 1;
    let open = 0;
    for (; this.at < this.#bytes.length; this.at += 1) {
      const byte = this.#bytes[this.at];
      if (byte === 0x5c) this.at += 1;
      else if (byte === 0x28) open += 1;
      else if (byte === 0x29 && (open -= 1) === 0) break;
    }
    const raw = this.#bytes.subarray(from, this.at);
    this.at += 1;
    this.#spend(from);
    return { kind: 'text', raw, hex: false };
  }

  #hex(): PdfValue {
    const from = this.at + 1;
    const end = this.#bytes.indexOf('>', from);
    this.at = end === -1 ? this.#bytes.length : end + 1;
    this.#spend(from);
    return { kind: 'text', raw: this.#bytes.subarray(from, end === -1 ? this.at : end), hex: true };
  }

  /** A number, or a reference: two whole numbers and an R. */
  #number(): PdfValue {
    const word = this.#word();
    const value = Number.parseFloat(word);
    const plain: PdfValue = { kind: 'plain', value: Number.isFinite(value) ? value : 0 };
    if (!/^\+?\d+$/.test(word)) return plain;
    const after = this.at;
    this.skipBlank();
    if (isDigit(this.#bytes[this.at]) && /^\d+$/.test(this.#word())) {
      this.skipBlank();
      if (this.#bytes[this.at] === 0x52 && !isRegular(this.#bytes[this.at + 1])) {
        this.at += 1;
        return { kind: 'ref', number: value };
      }
    }
    this.at = after;
    return plain;
  }

  #array(depth: number): PdfValue {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipBlank();
      if (this.isAtEnd) break;
      if (this.sees(']')) {
        this.at += 1;
        break;
      }
      if (this.sees('>>')) this.at += 2;
      else {
        const item = this.value(depth + 1);
        if (item === null) break;
        items.push(item);
      }
    }
    return { kind: 'array', items };
  }

  #dict(depth: number): PdfDict {
    this.at += 2;
    const entries: [string, PdfValue][] = [];
    for (;;) {
      this.skipBlank();
      if (this.isAtEnd) break;
      if (this.sees('>>')) {
        this.at += 2;
        break;
      }
      if (!this.sees('/')) {
        if (this.value(depth + 1) === null) break;
        continue;
      }
      const key = this.#name();
      this.skipBlank();
      const value = this.sees('>>') ? nothing : this.value(depth + 1);
      if (value === null) break;
      entries.push([key, value]);
    }
    return { kind: 'dict', entries };
  }

  /** The value that stands here; null where the object ends instead. */
  value(depth = 0): PdfValue | null {
    if (depth > deepest) throw new TooComplex();
    this.skipBlank();
    const byte = this.#bytes[this.at];
    if (byte === undefined) return null;
    if (byte === 0x2f) return { kind: 'name', name: this.#name() };
    if (byte === 0x28) return this.#literal();
    if (byte === 0x5b) return this.#array(depth);
    if (byte === 0x3c) return this.sees('<<') ? this.#dict(depth) : this.#hex();
    if (isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e) return this.#number();
    if (!isRegular(byte)) {
      // A bracket that nothing opened.
      this.at += 1;
      return nothing;
    }
    const before = this.at;
    const word = this.#word();
    if (word === 'true' || word === 'false') return { kind: 'plain', value: word === 'true' };
    if (/^(?:endobj|obj|stream|endstream|xref|trailer|startxref)/.test(word)) {
      this.at = before;
      return null;
    }
    return nothing;
  }
}
