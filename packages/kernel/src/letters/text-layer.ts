/** A line of a ToUnicode map: glyph, and the text that it stands for in UTF-16BE. */
const mapLine = /^<([0-9A-F]{4})>( +)<((?:[0-9A-F]{4})+)>/gim;
const mapsOfText = /begincmap[\s\S]*?endcmap/g;

/**
 * Mends the text layer of a printed letter, in place. The typesetter maps every glyph of a cluster (base letter and marks, as
 * in Bơ̆) to the text of the whole cluster, so that copying, searching and reading aloud give it once a glyph: each glyph gets
 * its own part instead. Glyphs are numbered in the order of their first use, which is the order of the text. What a map line
 * loses is filled with blanks, so that no byte of the file moves.
 *
 * Where a glyph stands for something else elsewhere, the typesetter writes the text of the cluster beside it (`ActualText`),
 * and the map is not asked.
 */
export function mendTextLayer(pdf: Uint8Array): Uint8Array {
  // Latin-1 keeps every byte as one character.
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const mended = text.replace(mapsOfText, mendMap);
  return mended === text ? pdf : Buffer.from(mended, 'latin1');
}

function mendMap(map: string): string {
  const glyphs = new Map<string, string[]>();
  for (const [, glyph = '', , value = ''] of map.matchAll(mapLine)) {
    if (value.length > 4) glyphs.set(value, [...(glyphs.get(value) ?? []), glyph]);
  }
  return map.replace(mapLine, (line, glyph: string, gap: string, value: string) => {
    const sharing = glyphs.get(value) ?? [];
    if (sharing.length < 2) return line;
    const own = partOf(value, sharing.indexOf(glyph), sharing.length);
    return `<${glyph}>${gap}<${own}>`.padEnd(line.length);
  });
}

/** The share of one glyph among those of a cluster: a character each, the rest to the last. A glyph more than there are
 * characters stands for nothing that is seen. */
function partOf(value: string, index: number, count: number): string {
  const characters = [...(value.match(/D[89AB]..D[C-F]..|..../gi) ?? [])];
  const own = index === count - 1 ? characters.slice(index) : characters.slice(index, index + 1);
  return own.join('') || '200B';
}
