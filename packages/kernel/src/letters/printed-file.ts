import { deflateSync, inflateSync } from 'node:zlib';

/** A file as the typesetter writes it: whole objects one after the other, a classic cross-reference table, no updates. Text is
 * Latin-1, so that every byte is one character. */
export interface PrintedFile {
  readonly objects: Map<number, string>;
  /** What stands before the first object, and from the word `trailer` on. */
  readonly head: string;
  readonly trailer: string;
}

/** Null for a file of another make. */
export function readPrintedFile(file: string): PrintedFile | null {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1] ?? -1);
  const table = /^xref\s+0 (\d+)\s+([\s\S]*?)(?=trailer)/.exec(file.slice(at));
  if (at < 0 || table === null) return null;
  const offsets = [...(table[2] ?? '').matchAll(/(\d{10}) \d{5} ([nf])/g)].flatMap(([, offset, kind], number) =>
    kind === 'n' ? [{ number, offset: Number(offset) }] : [],
  );
  const inOrder = offsets.toSorted((a, b) => a.offset - b.offset);
  const objects = new Map(
    inOrder.map(({ number, offset }, index) => [number, file.slice(offset, inOrder[index + 1]?.offset ?? at)]),
  );
  return { objects, head: file.slice(0, inOrder[0]?.offset ?? 0), trailer: file.slice(file.indexOf('trailer', at)) };
}

/** The file with new offsets. */
export function writePrintedFile({ objects, head, trailer }: PrintedFile): string {
  const offsets = new Map<number, number>();
  const parts = [head];
  let length = head.length;
  for (const [number, text] of objects) {
    offsets.set(number, length);
    parts.push(text);
    length += text.length;
  }
  const size = Math.max(...objects.keys()) + 1;
  const entries = Array.from({ length: size }, (_none, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f\r\n' : `${String(offset).padStart(10, '0')} 00000 n\r\n`;
  });
  parts.push(`xref\n0 ${size}\n`, ...entries, trailer.replace(/startxref\s+\d+/, `startxref\n${length}`));
  return parts.join('');
}

const streamStart = /stream\r?\n/;

/** What a stream holds, unpacked; null for an object that is none. */
export function streamOf(object: string): string | null {
  const start = streamStart.exec(object);
  const length = Number(/\/Length (\d+)/.exec(object)?.[1] ?? -1);
  if (start === null || length < 0) return null;
  const from = start.index + start[0].length;
  const packed = object.slice(from, from + length);
  if (!/\/Filter\s*\/FlateDecode/.test(object.slice(0, start.index))) return packed;
  return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
}

/** The same object with another content. */
export function withStream(object: string, content: string): string {
  const start = streamStart.exec(object);
  if (start === null) return object;
  const dictionary = object.slice(0, start.index);
  const isPacked = /\/Filter\s*\/FlateDecode/.test(dictionary);
  const body = isPacked ? deflateSync(Buffer.from(content, 'latin1')).toString('latin1') : content;
  return `${dictionary.replace(/\/Length \d+/, `/Length ${body.length}`)}${start[0]}${body}\nendstream\nendobj\n\n`;
}

/** The object that an entry of a dictionary refers to; undefined when it refers to none. */
export function referred(
  file: PrintedFile,
  dictionary: string,
  key: string,
): { number: number; text: string } | undefined {
  const number = Number(new RegExp(`/${key}\\s*\\[?\\s*(\\d+) 0 R`).exec(dictionary)?.[1] ?? -1);
  const text = file.objects.get(number);
  return text === undefined ? undefined : { number, text };
}
