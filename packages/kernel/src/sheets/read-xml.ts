import { SaxesParser } from 'saxes';
import type { Archive } from './read-archive.ts';
import { Unreadable } from './read-answer.ts';

/** What a part is read for: names of elements and attributes come without prefixes. */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads a part of the archive element by element; nothing of it is kept here. Document types are refused: they name entities.
 * @throws Unreadable */
export async function readXml(archive: Archive, part: string, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new Unreadable('not-plain-xml');
  });
  parser.on('error', () => {
    throw new Unreadable('damaged');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (reader.open === undefined) return;
    const own = Object.entries(attributes).map(([key, value]) => [bare(key), String(value)] as const);
    reader.open(bare(name), Object.fromEntries(own));
  });
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.on('closetag', ({ name }) => reader.close?.(bare(name)));
  await archive.read(part, (text) => parser.write(text));
  parser.close();
}
