import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';

/** The longest line that is read, in characters; of a longer one only the fact is kept. */
export const longestLine = 2_000_000;

export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Null when the line cannot be handed on; `fault` then says why. */
  readonly text: string | null;
  readonly fault: 'line-too-long' | 'not-utf-8' | 'broken-file' | null;
  /** Bytes of the file that were read so far, packed as they are on disk. */
  readonly bytesRead: number;
}

const magic = { gzip: [0x1f, 0x8b], zstandard: [0x28, 0xb5, 0x2f, 0xfd] } as const;

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

async function firstBytes(path: string): Promise<Uint8Array> {
  for await (const chunk of createReadStream(path, { start: 0, end: 3 }))
    return chunk instanceof Uint8Array ? chunk : Buffer.from(chunk);
  return new Uint8Array();
}

/** Unpacks by what the bytes say, not by the name of the file. */
function unpack(file: Readable, start: Uint8Array): Readable {
  const unpacker = startsWith(start, magic.gzip)
    ? createGunzip()
    : startsWith(start, magic.zstandard)
      ? createZstdDecompress()
      : null;
  if (unpacker === null) return file;
  file.on('error', (error) => unpacker.destroy(error));
  return file.pipe(unpacker);
}

/** Gathers the bytes of one line and gives them up when they grow too many, so that memory stays bounded. */
class LineBuffer {
  #parts: Uint8Array[] = [];
  #size = 0;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  add(bytes: Uint8Array): void {
    this.#size += bytes.byteLength;
    // A character takes at most three bytes per UTF-16 unit; beyond that the line is too long whatever it holds.
    if (this.#size > longestLine * 3) this.#parts = [];
    else if (bytes.byteLength > 0) this.#parts.push(bytes);
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  take(): Pick<FileLine, 'text' | 'fault'> {
    const parts = this.#parts;
    const tooLong = this.#size > longestLine * 3;
    this.#parts = [];
    this.#size = 0;
    if (tooLong) return { text: null, fault: 'line-too-long' };
    try {
      const text = this.#decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts));
      return text.length > longestLine ? { text: null, fault: 'line-too-long' } : { text, fault: null };
    } catch {
      return { text: null, fault: 'not-utf-8' };
    }
  }
}

/** Streams a text file (plain, gzip or Zstandard) line by line in bounded memory. A line that cannot be read is reported
 * in its place and does not stop the rest; only a file that breaks off (damaged compression) ends early, with a last
 * line that says so. Throws when the file cannot be opened. */
export async function* readLines(path: string): AsyncGenerator<FileLine> {
  const start = await firstBytes(path);
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  const buffer = new LineBuffer();
  let number = 0;
  const next = (): FileLine => ({ number: (number += 1), ...buffer.take(), bytesRead: file.bytesRead });
  try {
    for await (const chunk of unpack(file, start)) {
      const bytes: Uint8Array = chunk;
      let from = 0;
      for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, from)) {
        buffer.add(bytes.subarray(from, end));
        from = end + 1;
        yield next();
      }
      buffer.add(bytes.subarray(from));
    }
    if (!buffer.isEmpty) yield next();
  } catch {
    yield { number: number + 1, text: null, fault: 'broken-file', bytesRead: file.bytesRead };
  } finally {
    file.destroy();
  }
}
