import { createInflate } from 'node:zlib';

/** Why a PDF is not taken: something in it acts by itself, it carries another file, or it cannot be looked into. */
export type PdfFault = 'script' | 'launch' | 'embedded-file' | 'web-page' | 'hidden' | 'bomb';

/** Names of what acts or carries (ISO 32000-2, 12.6.4 and 7.11.4). Links (URI, GoTo) and forms stay allowed. */
const names: readonly (readonly [string, PdfFault])[] = [
  ['JavaScript', 'script'],
  ['Rendition', 'script'],
  ['SubmitForm', 'script'],
  ['ImportData', 'script'],
  ['RichMedia', 'script'],
  ['Launch', 'launch'],
  ['GoToE', 'embedded-file'],
  ['EmbeddedFile', 'embedded-file'],
  ['EmbeddedFiles', 'embedded-file'],
];

/** A name as written in a PDF: any letter may stand as `#` and two hexadecimal digits (7.3.5). */
const written = (name: string): string =>
  [...name]
    .map(
      (letter) =>
        `(?:${letter}|#${letter
          .charCodeAt(0)
          .toString(16)
          .replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)})`,
    )
    .join('');

const delimiter = String.raw`(?=[\s\0()<>[\]{}/%]|$)`;
const acting = names.map(([name, fault]) => [new RegExp(`/${written(name)}${delimiter}`), fault] as const);
const objectStream = new RegExp(`/${written('ObjStm')}${delimiter}`);
const plainFlate = /\/(?:FlateDecode|Fl)(?=[\s\0\]/>])/;
const otherFilter = /\/(?:ASCII|A85|AHx|LZW|RunLength|RL|DCT|JPX|CCITT|JBIG2|Crypt)|\/Predictor\s+(?!1\b)\d/;
const markup = /<(?:html|script|svg|iframe|body|!doctype|\?php)/i;

const faultIn = (text: string): PdfFault | null => acting.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** What one compressed stream may hold, and all of one file: a page scanned in colour at 600 dpi has 104 MB. */
const mostOfStream = 192 * 1_048_576;
const mostOfFile = 512 * 1_048_576;
/** A page, a font or a picture is one; the thickest scans of 20 MB have some hundreds. */
const mostStreams = 10_000;
/** Kept from one part to the next, so that a name across the border is seen. */
const overlap = 64;

interface Inflated {
  readonly fault: PdfFault | null;
  readonly size: number;
  readonly broken: boolean;
}

/** Unpacks a stream part by part, in bounded memory and beside the main thread; looks at the text when asked to. */
async function inflate(packed: Buffer, room: number, look: boolean): Promise<Inflated> {
  const unpacking = createInflate();
  unpacking.end(packed);
  let size = 0;
  let kept = '';
  try {
    for await (const part of unpacking) {
      const bytes: Buffer = part;
      size += bytes.length;
      if (size > room) return { fault: 'bomb', size, broken: false };
      if (!look) continue;
      const text = kept + bytes.toString('latin1');
      const fault = faultIn(text);
      if (fault !== null) return { fault, size, broken: false };
      kept = text.slice(-overlap);
    }
    return { fault: null, size, broken: false };
  } catch {
    return { fault: null, size, broken: true };
  } finally {
    unpacking.destroy();
  }
}

/** The beginning of zlib data: method 8, and a header that is a multiple of 31 (RFC 1950). */
const isZlib = (bytes: Buffer, at: number): boolean =>
  ((bytes[at] ?? 0) & 15) === 8 && (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)) % 31 === 0;

/** Every place where a reader may see a stream begin. The end is looked for once, not once a beginning: a file of nothing
 * but the word would take hours. */
function* streamsOf(bytes: Buffer): Generator<{ from: number; to: number; dictionary: string }> {
  let end = -1;
  for (let at = bytes.indexOf('stream'); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue;
    if (end < at) end = bytes.indexOf('endstream', at);
    if (end === -1) end = bytes.length;
    const from = at + 6 + (bytes[at + 6] === 13 && bytes[at + 7] === 10 ? 2 : 1);
    const before = bytes.subarray(Math.max(0, at - 4096), at).toString('latin1');
    yield { from, to: end, dictionary: before.slice(before.lastIndexOf(' obj') + 1) };
  }
}

/** Looks for what a paper does not need: scripts, programs to start, files inside, a web page in front, objects packed so
 * that nobody can look, and streams that fill the memory of whoever opens them. Names are looked for in the whole file,
 * also inside streams, because what is a stream depends on the reader; packed objects are unpacked. */
export async function checkPdf(bytes: Buffer): Promise<PdfFault | null> {
  if (markup.test(bytes.subarray(0, 1024).toString('latin1'))) return 'web-page';
  const plain = faultIn(bytes.toString('latin1'));
  if (plain !== null) return plain;
  let room = mostOfFile;
  let streams = 0;
  for (const { from, to, dictionary } of streamsOf(bytes)) {
    streams += 1;
    if (streams > mostStreams) return 'hidden';
    const packsObjects = objectStream.test(dictionary);
    if (packsObjects && (!plainFlate.test(dictionary) || otherFilter.test(dictionary))) {
      // Packed objects that are not compressed at all stood in the plain search.
      if (/\/(?:F|#46)/.test(dictionary.replaceAll(/\/First\b/g, ''))) return 'hidden';
      continue;
    }
    if (!isZlib(bytes, from)) {
      if (packsObjects) return 'hidden';
      continue;
    }
    const found = await inflate(bytes.subarray(from, to), Math.min(room, mostOfStream), packsObjects);
    if (found.fault !== null) return found.fault;
    if (found.broken && packsObjects) return 'hidden';
    room -= found.size;
  }
  return null;
}
