import { createInflate } from 'node:zlib';

/** What unpacks to more than a paper may. */
export class TooMuchUnpacked extends Error {
  override readonly name = 'TooMuchUnpacked';
}

/** One step of unpacking: the filter and its parameters (ISO 32000-2, 7.4). */
export interface FilterStep {
  readonly name: string;
  readonly parameter: (key: string) => number | undefined;
}

/** Flate data part by part; what comes before a fault counts, as it does for readers. */
async function eachInflated(packed: Buffer, limit: number, take: (part: Buffer) => void): Promise<number> {
  const unpacking = createInflate({ chunkSize: 65_536 });
  unpacking.end(packed);
  let size = 0;
  try {
    for await (const part of unpacking) {
      const bytes: Buffer = part;
      size += bytes.length;
      if (size > limit) throw new TooMuchUnpacked();
      take(bytes);
    }
  } catch (error) {
    if (error instanceof TooMuchUnpacked) throw error;
  } finally {
    unpacking.destroy();
  }
  return size;
}

async function inflate(packed: Buffer, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  await eachInflated(packed, limit, (part) => parts.push(part));
  return Buffer.concat(parts);
}

/** How large Flate data is when it is unpacked, without keeping it. Throws `TooMuchUnpacked`. */
export const inflatedSize = async (packed: Buffer, limit: number): Promise<number> =>
  await eachInflated(packed, limit, () => undefined);

/** Collects bytes up to a limit. */
class Sink {
  readonly #limit: number;
  #bytes = Buffer.alloc(4096);
  length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(part: Uint8Array): void {
    const size = this.length + part.length;
    if (size > this.#limit) throw new TooMuchUnpacked();
    if (size > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(size, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.length);
      this.#bytes = larger;
    }
    this.#bytes.set(part, this.length);
    this.length = size;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }
}

function unpackLzw(packed: Buffer, limit: number, early: number): Buffer {
  const sink = new Sink(limit);
  const single = Array.from({ length: 256 }, (_, byte) => Buffer.from([byte]));
  let table: Buffer[] = [];
  let before = null as Buffer | null;
  let width = 9;
  const reset = (): void => {
    table = [...single, Buffer.alloc(0), Buffer.alloc(0)];
    before = null;
    width = 9;
  };
  reset();
  let bits = 0;
  let held = 0;
  for (const byte of packed) {
    bits = (bits << 8) | byte;
    held += 8;
    if (held < width) continue;
    held -= width;
    const code = (bits >> held) & ((1 << width) - 1);
    bits &= (1 << held) - 1;
    if (code === 257) break;
    if (code === 256) {
      reset();
      continue;
    }
    const last = before;
    const entry = table[code] ?? (last === null ? null : Buffer.concat([last, last.subarray(0, 1)]));
    if (entry === null) break;
    sink.add(entry);
    if (last !== null && table.length < 4096) table.push(Buffer.concat([last, entry.subarray(0, 1)]));
    before = entry;
    const next = table.length + early;
    width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
  }
  return sink.bytes;
}

function unpackAscii85(packed: Buffer): Buffer {
  const text = packed.toString('latin1').replaceAll(/\s|\0/g, '').replace(/^<~/, '');
  const end = text.indexOf('~');
  const signs = (end === -1 ? text : text.slice(0, end)).replaceAll('z', '!!!!!');
  const out = Buffer.alloc(Math.ceil(signs.length / 5) * 4);
  let length = 0;
  for (let at = 0; at < signs.length; at += 5) {
    const group = signs.slice(at, at + 5);
    const number = [...group.padEnd(5, 'u')].reduce((sum, sign) => sum * 85 + (sign.charCodeAt(0) - 33), 0);
    out.writeUInt32BE(number >>> 0, length);
    length += group.length - 1;
  }
  return out.subarray(0, length);
}

function unpackRuns(packed: Buffer, limit: number): Buffer {
  const sink = new Sink(limit);
  for (let at = 0; at < packed.length;) {
    const length = packed[at] ?? 128;
    if (length === 128) break;
    const plain = length < 128;
    sink.add(plain ? packed.subarray(at + 1, at + 2 + length) : Buffer.alloc(257 - length, packed[at + 1] ?? 0));
    at += plain ? length + 2 : 2;
  }
  return sink.bytes;
}

function unpackHex(packed: Buffer): Buffer {
  const digits = (packed.toString('latin1').split('>')[0] ?? '').replaceAll(/[^0-9A-Fa-f]/g, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

const paeth = (a: number, b: number, c: number): number => {
  const [da, db, dc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return da <= db && da <= dc ? a : db <= dc ? b : c;
};

function guessed(kind: number, left: number, up: number, upLeft: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      return 0;
  }
}

/** Takes the differences of lines and points back (7.4.4.4). */
function unpredict(bytes: Buffer, { parameter }: FilterStep): Buffer {
  const predictor = parameter('Predictor') ?? 1;
  if (predictor < 2) return bytes;
  const [colors, bits, columns] = [
    parameter('Colors') ?? 1,
    parameter('BitsPerComponent') ?? 8,
    parameter('Columns') ?? 1,
  ];
  const width = Math.max(1, Math.ceil((colors * bits) / 8));
  const row = Math.max(1, Math.ceil((colors * bits * columns) / 8));
  const isPng = predictor >= 10;
  const step = row + (isPng ? 1 : 0);
  const out = Buffer.alloc(Math.ceil(bytes.length / step) * row);
  for (let line = 0; line * step < bytes.length; line += 1) {
    const kind = isPng ? (bytes[line * step] ?? 0) : 1;
    for (let index = 0; index < row; index += 1) {
      const place = line * row + index;
      const left = index >= width ? (out[place - width] ?? 0) : 0;
      const up = line > 0 ? (out[place - row] ?? 0) : 0;
      const upLeft = line > 0 && index >= width ? (out[place - row - width] ?? 0) : 0;
      out[place] = (bytes[line * step + (isPng ? 1 : 0) + index] ?? 0) + guessed(kind, left, up, upLeft);
    }
  }
  return out;
}

/** Unpacks one step; null: a filter for pictures, which nobody unpacks here. Throws `TooMuchUnpacked`. */
export async function unpack(packed: Buffer, step: FilterStep, limit: number): Promise<Buffer | null> {
  switch (step.name) {
    case 'FlateDecode':
    case 'Fl':
      return unpredict(await inflate(packed, limit), step);
    case 'LZWDecode':
    case 'LZW':
      return unpredict(unpackLzw(packed, limit, step.parameter('EarlyChange') ?? 1), step);
    case 'ASCII85Decode':
    case 'A85':
      return unpackAscii85(packed);
    case 'ASCIIHexDecode':
    case 'AHx':
      return unpackHex(packed);
    case 'RunLengthDecode':
    case 'RL':
      return unpackRuns(packed, limit);
    case 'Crypt':
      return packed;
    default:
      return null;
  }
}
