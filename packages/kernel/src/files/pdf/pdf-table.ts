import type { PdfObjects } from './pdf-document.ts';
import { PdfLexer, type ReadingBudget } from './pdf-lexer.ts';
import type { FoundObject } from './pdf-objects.ts';
import type { PdfDict } from './pdf-value.ts';

type Entries = PdfDict['entries'];

interface Section {
  readonly places: readonly (readonly [number: number, at: number])[];
  readonly tail: Entries;
}

const mostSections = 1_000;

/** A classic section: lines of exactly twenty bytes, as every writer makes them (ISO 32000-2, 7.5.4); null when it is not so. */
function readClassic(bytes: Buffer, at: number, budget: ReadingBudget): Section | null {
  const lexer = new PdfLexer(bytes, at + 4, budget);
  const places: [number, number][] = [];
  for (;;) {
    lexer.skipBlank();
    if (lexer.sees('trailer')) {
      lexer.at += 7;
      const tail = lexer.value();
      return tail?.kind === 'dict' ? { places, tail: tail.entries } : null;
    }
    const [first, count] = [lexer.value(), lexer.value()];
    if (first?.kind !== 'plain' || count?.kind !== 'plain') return null;
    lexer.skipBlank();
    for (let index = 0; index < Number(count.value); index += 1) {
      const line = /^(\d{10}) (\d{5}) ([nf])[\r\n ]{2}/.exec(bytes.toString('latin1', lexer.at, lexer.at + 20));
      if (line === null) return null;
      if (line[3] === 'n') places.push([Number(first.value) + index, Number(line[1])]);
      lexer.at += 20;
    }
  }
}

/** A section that is a stream (7.5.8). */
async function readStream(pdf: PdfObjects, { value, owner }: FoundObject): Promise<Section | null> {
  if (value.kind !== 'stream' || !pdf.names(value.entries, 'Type').includes('XRef')) return null;
  const numbers = (key: string): number[] =>
    pdf
      .entry(value.entries, key)
      .flatMap((list) => (list.kind === 'array' ? list.items.flatMap((item) => pdf.resolve(item)) : []))
      .map((item) => (item.kind === 'plain' ? Number(item.value) : 0));
  const widths = numbers('W');
  const [kindWidth = 0, placeWidth = 0, restWidth = 0] = widths;
  const [bytes] = await pdf.data(value, owner);
  if (widths.length !== 3 || widths.some((width) => width < 0 || width > 6) || !bytes) return null;
  const index = numbers('Index');
  const ranges = index.length > 0 ? index : [0, pdf.number(value.entries, 'Size') ?? 0];
  const places: [number, number][] = [];
  let at = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    for (let step = 0; step < (ranges[range + 1] ?? 0); step += 1) {
      if (at + kindWidth + placeWidth + restWidth > bytes.length) return null;
      const kind = kindWidth === 0 ? 1 : bytes.readUIntBE(at, kindWidth);
      if (kind === 1 && placeWidth > 0)
        places.push([(ranges[range] ?? 0) + step, bytes.readUIntBE(at + kindWidth, placeWidth)]);
      at += kindWidth + placeWidth + restWidth;
    }
  }
  return { places, tail: value.entries };
}

/** Where the tables of the file say that its objects are. Null when a single thing in them is not exactly as it should be: then
 * some reader will leave them and look for objects by itself. `shift`: bytes in front of the header, from which some count. */
export async function soundPlaces(
  bytes: Buffer,
  pdf: PdfObjects,
  found: readonly FoundObject[],
  { shift, budget }: { readonly shift: number; readonly budget: ReadingBudget },
): Promise<ReadonlySet<number> | null> {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 1100));
  const last = Number(/startxref[\s\0]+(\d+)[\s\0]+%%EOF[\s\0]*$/.exec(tail)?.[1] ?? Number.NaN);
  if (Number.isNaN(last)) return null;
  const byPlace = new Map(found.map((object) => [object.at, object]));
  const sections = new Set<number>();
  const places = new Set<number>();
  const waiting = [last + shift];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (sections.has(at)) continue;
    if (sections.size >= mostSections) return null;
    sections.add(at);
    const own = byPlace.get(at);
    const isClassic = bytes.toString('latin1', at, at + 4) === 'xref';
    const section = isClassic ? readClassic(bytes, at, budget) : own === undefined ? null : await readStream(pdf, own);
    if (section === null) return null;
    for (const [number, place] of section.places) {
      if (byPlace.get(place + shift)?.number !== number) return null;
      places.add(place + shift);
    }
    for (const key of ['Prev', 'XRefStm']) {
      const next = pdf.number(section.tail, key);
      if (next !== undefined) waiting.push(next + shift);
    }
  }
  return places;
}
