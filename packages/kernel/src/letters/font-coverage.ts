/** Says whether a font can draw a code point that has a meaning on paper. */
export type FontCoverage = (codePoint: number) => boolean;

/** Surrogates, private use and unassigned: PDF/A-2a refuses them even where a font draws something. */
const MEANINGLESS = /[\p{Cs}\p{Co}\p{Cn}]/u;

type Segment = { readonly first: number; readonly last: number };

/**
 * Reads which characters a TrueType font can draw, from its `cmap` table (OpenType 1.9, formats 4 and 12).
 * Needed because PDF/A forbids missing glyphs: one unknown character in a citizen's address would
 * otherwise make the whole letter fail.
 */
export function readFontCoverage(font: Buffer): FontCoverage {
  const cmap = tableOffset(font, 'cmap');
  const segments: Segment[] = [];
  const count = font.readUInt16BE(cmap + 2);
  for (let record = 0; record < count; record += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + record * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) segments.push(...segmentsOfFormat4(font, subtable));
    if (format === 12) segments.push(...segmentsOfFormat12(font, subtable));
  }
  // A set, because a tracking book asks this millions of times.
  const drawable = new Set<number>();
  for (const { first, last } of segments) {
    for (let code = first; code <= last; code += 1) {
      if (!MEANINGLESS.test(String.fromCodePoint(code))) drawable.add(code);
    }
  }
  return (codePoint) => drawable.has(codePoint);
}

function tableOffset(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let table = 0; table < count; table += 1) {
    const entry = 12 + table * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new RangeError(`the font has no table "${tag}"`);
}

function segmentsOfFormat4(font: Buffer, subtable: number): Segment[] {
  const doubled = font.readUInt16BE(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  const segments: Segment[] = [];
  for (let step = 0; step < doubled; step += 2) {
    const first = font.readUInt16BE(starts + step);
    const last = font.readUInt16BE(ends + step);
    const range = font.readUInt16BE(ranges + step);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph =
        range === 0
          ? (code + font.readUInt16BE(deltas + step)) & 0xffff
          : font.readUInt16BE(ranges + step + range + (code - first) * 2);
      if (glyph !== 0) segments.push({ first: code, last: code });
    }
  }
  return mergeNeighbours(segments);
}

function segmentsOfFormat12(font: Buffer, subtable: number): Segment[] {
  const groups = font.readUInt32BE(subtable + 12);
  return Array.from({ length: groups }, (_, group) => {
    const entry = subtable + 16 + group * 12;
    return { first: font.readUInt32BE(entry), last: font.readUInt32BE(entry + 4) };
  });
}

function mergeNeighbours(segments: readonly Segment[]): Segment[] {
  const merged: { first: number; last: number }[] = [];
  for (const segment of segments) {
    const previous = merged.at(-1);
    if (previous !== undefined && segment.first === previous.last + 1) previous.last = segment.last;
    else merged.push({ ...segment });
  }
  return merged;
}
