import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Unreadable } from './read-answer.ts';

/** A workbook has some twenty parts; every sheet, picture and chart is one more. */
const mostParts = 1_000;

/** The parts of a workbook by name, each read as a stream of text. */
export interface Archive {
  has(name: string): boolean;
  /** The text of a part in pieces, checked against its true size and encoding. */
  read(name: string, onText: (text: string) => void): Promise<void>;
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    // Two parts of one name: one program would read this, another that.
    if (entries.has(entry.fileName) || entries.size >= mostParts) throw new Unreadable('damaged');
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/** Opens a workbook as the zip archive that it is. What the parts that are read unpack to is counted on the way, whatever the
 * directory of the archive claims.
 * @throws Unreadable */
export async function openArchive(bytes: Buffer, mostUnpacked: number): Promise<Archive> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  const entries = await entriesOf(zip);
  let unpacked = 0;
  return {
    has: (name) => entries.has(name),
    async read(name, onText) {
      const entry = entries.get(name);
      if (entry === undefined) throw new Unreadable('damaged');
      if (unpacked + entry.uncompressedSize > mostUnpacked) throw new Unreadable('unpacks-too-large');
      const decoder = new TextDecoder('utf-8', { fatal: true });
      const decode = (piece?: Uint8Array): string => {
        try {
          return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
        } catch {
          throw new Unreadable('wrong-encoding');
        }
      };
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        const part: Uint8Array = piece;
        unpacked += part.byteLength;
        if (unpacked > mostUnpacked) throw new Unreadable('unpacks-too-large');
        onText(decode(part));
      }
      onText(decode());
    },
  };
}
