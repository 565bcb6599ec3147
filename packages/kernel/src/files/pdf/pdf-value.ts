/** Values of a PDF as they are written (ISO 32000-2, 7.3): references are not followed, repeated keys are all kept, because
 * readers do not agree which of them counts. */
export type PdfValue = PdfPlain | PdfName | PdfText | PdfRef | PdfArray | PdfDict | PdfStream;

/** Null, a boolean or a number. */
export interface PdfPlain {
  readonly kind: 'plain';
  readonly value: null | boolean | number;
}

/** A name, its `#xx` escapes resolved. */
export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}

/** A string as it stands between its brackets. */
export interface PdfText {
  readonly kind: 'text';
  readonly raw: Buffer;
  readonly hex: boolean;
}

export interface PdfRef {
  readonly kind: 'ref';
  readonly number: number;
}

export interface PdfArray {
  readonly kind: 'array';
  readonly items: readonly PdfValue[];
}

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: readonly (readonly [string, PdfValue])[];
}

/** A stream: what its dictionary says, and its bytes as they stand in the file. */
export interface PdfStream {
  readonly kind: 'stream';
  readonly entries: PdfDict['entries'];
  readonly data: Buffer;
}

/** One object, wherever it was found. `owner` decrypts its strings and its stream: null inside of object streams. */
export interface PdfObject {
  readonly number: number;
  readonly value: PdfValue;
  readonly owner: { readonly number: number; readonly generation: number } | null;
}

export const nothing: PdfPlain = { kind: 'plain', value: null };

const letters: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function unescape(raw: Buffer): Buffer {
  const out: number[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at] ?? 0;
    if (byte !== 0x5c) {
      out.push(byte);
      continue;
    }
    at += 1;
    const octal = /^[0-7]{1,3}/.exec(raw.toString('latin1', at, at + 3))?.[0];
    const letter = String.fromCharCode(raw[at] ?? 0);
    if (octal !== undefined) {
      out.push(Number.parseInt(octal, 8) & 255);
      at += octal.length - 1;
    } else if (raw[at] === 13) {
      if (raw[at + 1] === 10) at += 1;
    } else if (raw[at] !== 10) out.push(letters[letter] ?? raw[at] ?? 0);
  }
  return Buffer.from(out);
}

/** The bytes that a string stands for (7.3.4). */
export function bytesOf({ raw, hex }: PdfText): Buffer {
  if (!hex) return raw.includes(0x5c) ? unescape(raw) : raw;
  const digits = raw.toString('latin1').replaceAll(/[^0-9A-Fa-f]/g, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

/** Text in any of the encodings that strings and scripts have (7.9.2.2). */
export function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, 2 + ((bytes.length - 2) & ~1)))
      .swap16()
      .toString('utf16le');
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  return bytes.toString('latin1');
}
