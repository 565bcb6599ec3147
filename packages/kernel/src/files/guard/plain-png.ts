import { crc32, deflateSync, inflateRawSync } from 'node:zlib';
import { PictureFault, refuseSize } from './picture-fault.ts';

interface Chunk {
  readonly type: string;
  readonly content: Buffer;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The parts of a PNG in their order (ISO/IEC 15948, 5.3); what a file breaks off with is left out. */
export function chunksOf(bytes: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) break;
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), content: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function written({ type, content }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

const writePng = (chunks: readonly Chunk[]): Buffer => Buffer.concat([signature, ...chunks.map(written)]);

/** The still picture of an animated PNG: a paper does not change while somebody looks at it. */
export const stillPng = (bytes: Buffer): Buffer =>
  writePng(chunksOf(bytes).filter(({ type }) => !['acTL', 'fcTL', 'fdAT'].includes(type)));

export const isOptimisedForPhones = (bytes: Buffer): boolean => bytes.toString('latin1', 12, 16) === 'CgBI';

const paeth = (a: number, b: number, c: number): number => {
  const [da, db, dc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return da <= db && da <= dc ? a : db <= dc ? b : c;
};

/** Takes the differences back that lines are stored as (9.2), in place; the byte before each line becomes 0: stored as it is. */
function undoFilters(lines: Buffer, row: number, width: number): void {
  const step = row + 1;
  for (let start = 0; start < lines.length; start += step) {
    const kind = lines[start] ?? 0;
    lines[start] = 0;
    for (let index = 1; index <= row; index += 1) {
      const left = index > width ? (lines[start + index - width] ?? 0) : 0;
      const up = start > 0 ? (lines[start - step + index] ?? 0) : 0;
      const upLeft = start > 0 && index > width ? (lines[start - step + index - width] ?? 0) : 0;
      const guess =
        kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : kind === 4 ? paeth(left, up, upLeft) : 0;
      lines[start + index] = (lines[start + index] ?? 0) + guess;
    }
  }
}

/** Blue, green, red as phones keep them become red, green, blue; colours that were multiplied by their opacity are divided. */
function reorder(lines: Buffer, row: number, width: number): void {
  for (let start = 1; start < lines.length; start += row + 1) {
    for (let at = start; at + width <= start + row; at += width) {
      const opacity = width === 4 ? (lines[at + 3] ?? 255) : 255;
      const plain = (byte: number): number => (opacity === 0 ? 0 : Math.min(255, Math.round((byte * 255) / opacity)));
      const [blue, green, red] = [lines[at] ?? 0, lines[at + 1] ?? 0, lines[at + 2] ?? 0];
      lines[at] = plain(red);
      lines[at + 1] = plain(green);
      lines[at + 2] = plain(blue);
    }
  }
}

/** Turns a PNG that Apple's tools have rearranged for phones (first part `CgBI`) back into one that every program reads.
 * Throws `PictureFault`. */
export function pngForEverybody(bytes: Buffer): Buffer {
  const chunks = chunksOf(bytes);
  const header = chunks.find(({ type }) => type === 'IHDR')?.content;
  if (header === undefined || header.length < 13) throw new PictureFault('file.damaged');
  const [columns, rows, depth, kind, interlaced] = [
    header.readUInt32BE(0),
    header.readUInt32BE(4),
    header[8],
    header[9],
    header[12],
  ];
  refuseSize(columns, rows);
  const width = kind === 6 ? 4 : kind === 2 ? 3 : 0;
  if (width === 0 || depth !== 8 || interlaced !== 0) throw new PictureFault('file.damaged');
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content));
  const size = rows * (columns * width + 1);
  const lines = unpacked(packed, size);
  undoFilters(lines, columns * width, width);
  reorder(lines, columns * width, width);
  const others = chunks.filter(({ type }) => !['CgBI', 'IHDR', 'IDAT', 'IEND', 'iDOT'].includes(type));
  return writePng([
    { type: 'IHDR', content: header },
    ...others,
    { type: 'IDAT', content: deflateSync(lines) },
    { type: 'IEND', content: Buffer.alloc(0) },
  ]);
}

/** Some tools keep the header of zlib all the same. */
function unpacked(packed: Buffer, size: number): Buffer {
  const isZlib = packed.length > 2 && ((packed[0] ?? 0) & 15) === 8 && packed.readUInt16BE(0) % 31 === 0;
  try {
    const lines = inflateRawSync(isZlib ? packed.subarray(2) : packed, { maxOutputLength: size + 65_536 });
    if (lines.length < size) throw new PictureFault('file.damaged');
    return lines.subarray(0, size);
  } catch (error) {
    throw error instanceof PictureFault ? error : new PictureFault('file.damaged', { cause: error });
  }
}
