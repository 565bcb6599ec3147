import { markLess } from './mark-less.ts';
import { readPrintedFile, referred, streamOf, withStream, writePrintedFile } from './printed-file.ts';
import type { PrintedFile } from './printed-file.ts';

/** A line of a ToUnicode map: glyph, and the text that it stands for in UTF-16BE. */
const mapLine = /^<([0-9A-F]{4})>( +)<((?:[0-9A-F]{4})+)>/gim;

/**
 * Mends the text layer of a printed letter. The typesetter lets every glyph of a cluster (base letter and marks, as in Bơ̆)
 * stand for the text of the whole cluster, in the map of the font or beside the glyph (`ActualText`), so that copying, searching
 * and reading aloud give it once a glyph. The base keeps the text; where a mark is drawn, it stands for nothing (an empty
 * `ActualText`, ISO 32000-1, 14.9.4). A letter without marks of their own is left as it is.
 */
export function mendTextLayer(pdf: Uint8Array): Uint8Array {
  // Latin-1 keeps every byte as one character.
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const file = readPrintedFile(text);
  if (file === null) return pdf;
  const marks = marksByFont(file);
  let isMended = marks.size > 0;
  for (const [number, object] of file.objects) {
    const page = fontsOf(object, marks);
    const content = page === null ? undefined : (referred(file, object, 'Contents') ?? { number, text: object });
    const stream = content && streamOf(content.text);
    if (!page || !content || !stream) continue;
    const mended = markLess(stream, page);
    if (mended === stream) continue;
    isMended = true;
    file.objects.set(content.number, withStream(content.text, mended));
  }
  if (!isMended) return pdf;
  return Buffer.from(writePrintedFile(file), 'latin1');
}

/** Glyphs that are marks, by the number of the font's object: they take no room and stand for a cluster. */
function marksByFont(file: PrintedFile): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, ReadonlySet<number>>();
  for (const [number, object] of file.objects) {
    const map = referred(file, object, 'ToUnicode');
    const font = referred(file, object, 'DescendantFonts');
    const lines = map && streamOf(map.text);
    if (map === undefined || font === undefined || !lines) continue;
    const isWithoutWidth = widthless(font.text);
    const marks = new Set<number>();
    const mended = lines.replace(mapLine, (line, glyph: string, gap: string, value: string) => {
      if (value.length <= 4 || !isWithoutWidth(Number.parseInt(glyph, 16))) return line;
      marks.add(Number.parseInt(glyph, 16));
      // Who does not know `ActualText` reads at least the mark alone.
      return `<${glyph}>${gap}<${value.slice(-4)}>`;
    });
    if (marks.size === 0) continue;
    found.set(number, marks);
    file.objects.set(map.number, withStream(map.text, mended));
  }
  return found;
}

/** Says whether a glyph has no width of its own: from the widths of the font (`first last width` or `first [widths]`), and the
 * width of all others (`DW`, 1000 when not named). */
function widthless(font: string): (glyph: number) => boolean {
  const widths = new Map<number, number>();
  const list = /\/W\s*\[([\s\S]*?)\]\s*(?:\/|>>)/.exec(font)?.[1] ?? '';
  for (const [, first, each, last, width] of list.matchAll(/(\d+)\s+(?:\[([^\]]*)\]|(\d+)\s+([\d.]+))/g)) {
    const from = Number(first);
    if (each === undefined) for (let glyph = from; glyph <= Number(last); glyph += 1) widths.set(glyph, Number(width));
    else for (const [index, one] of each.trim().split(/\s+/).entries()) widths.set(from + index, Number(one));
  }
  const others = Number(/\/DW (\d+)/.exec(font)?.[1] ?? 1000);
  return (glyph) => (widths.get(glyph) ?? others) === 0;
}

/** The fonts with marks among those that a page names, by the name that it gives them; null for what is no page. */
function fontsOf(
  object: string,
  marks: ReadonlyMap<number, ReadonlySet<number>>,
): ReadonlyMap<string, ReadonlySet<number>> | null {
  const named = /\/Font\s*<<([^>]*)>>/.exec(object)?.[1];
  if (named === undefined) return null;
  return new Map(
    [...named.matchAll(/\/(\w+)\s+(\d+) 0 R/g)].flatMap(([, name = '', font]) => {
      const glyphs = marks.get(Number(font));
      return glyphs === undefined ? [] : [[name, glyphs] as const];
    }),
  );
}
