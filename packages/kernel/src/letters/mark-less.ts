/** What a content stream is made of, as far as it concerns text: the font, the text beside a glyph, ends of marked content, and
 * glyphs that are shown, as a string or as an array of strings and distances. */
const operator =
  /\/(\w+) [\d.]+ Tf|\/Span\s*<<\s*\/ActualText <([0-9A-Fa-f]*)>\s*>>\s*BDC|\bB(?:DC|MC)\b|\bEMC\b|(\[(?:\((?:\\[\s\S]|[^\\)])*\)|[^\]()])*\]\s*TJ|\((?:\\[\s\S]|[^\\)])*\)\s*Tj)/g;

const nothing = '/Span <</ActualText <FEFF>>> BDC\n';

/** Makes every glyph that is a mark of its font stand for nothing. `marks`: glyphs by the name of the font on the page. */
export function markLess(content: string, marks: ReadonlyMap<string, ReadonlySet<number>>): string {
  let font: ReadonlySet<number> = new Set();
  /** Begin and end of the text that stands beside a glyph, while one is open. */
  let beside: { readonly from: number; readonly to: number } | null = null;
  const emptied: { readonly from: number; readonly to: number }[] = [];
  const wrapped: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  for (const found of content.matchAll(operator)) {
    const [text, name, actual, shown] = found;
    const from = found.index;
    if (name !== undefined) font = marks.get(name) ?? new Set();
    else if (actual !== undefined) beside = { from, to: from + text.length };
    else if (shown === undefined) beside = text === 'EMC' ? null : beside;
    else if (beside !== null && glyphsOf(shown).every((glyph) => font.has(glyph))) emptied.push(beside);
    else {
      const mended = beside === null ? wrapMarks(shown, font) : stepBack(shown);
      wrapped.push({ from, to: from + text.length, text: mended });
    }
  }
  const changes = [...emptied.map((span) => ({ ...span, text: nothing })), ...wrapped];
  return changes
    .toSorted((a, b) => b.from - a.from)
    .reduce((now, { from, to, text }) => now.slice(0, from) + text + now.slice(to), content);
}

const element = /\((?:\\[\s\S]|[^\\)])*\)|-?[\d.]+/g;

const glyphsOf = (shown: string): number[] => [...shown.matchAll(element)].flatMap(([one]) => readGlyphs(one));

/** Ends the text that stands beside a cluster with its first glyph, and lets the others stand for nothing, where they are drawn
 * back over it: readers of the text take the place of the last glyph for the end of the letter, see a gap before the next one
 * and write a space there. What follows is placed anew, so that nothing moves. */
function stepBack(shown: string): string {
  const parts = [...shown.matchAll(element)].flatMap(([one]) =>
    one.startsWith('(') ? readGlyphs(one).map((glyph) => `<${glyph.toString(16).padStart(4, '0')}>`) : [one],
  );
  const gone = parts.reduce((sum, part) => sum + (part.startsWith('<') ? 0 : Number(part)), 0);
  const first = parts.findIndex((part) => part.startsWith('<')) + 1;
  if (gone <= 0 || first === parts.length) return shown;
  return `[${parts.slice(0, first).join(' ')}] TJ\nEMC\n${nothing}[${parts.slice(first).join(' ')} ${-gone}] TJ`;
}

/** Shows the glyphs of one operator as several where marks stand among them: an operator each, those of marks beside an empty
 * text. */
function wrapMarks(shown: string, font: ReadonlySet<number>): string {
  if (!glyphsOf(shown).some((glyph) => font.has(glyph))) return shown;
  const runs: { readonly isMark: boolean; readonly parts: string[] }[] = [];
  for (const [one] of shown.matchAll(element)) {
    if (!one.startsWith('(')) {
      runs.push({ isMark: false, parts: [one] });
      continue;
    }
    for (const glyph of readGlyphs(one)) {
      const isMark = font.has(glyph);
      const last = runs.at(-1);
      const part = `<${glyph.toString(16).padStart(4, '0')}>`;
      if (last?.isMark === isMark) last.parts.push(part);
      else runs.push({ isMark, parts: [part] });
    }
  }
  return runs
    .map(({ isMark, parts }) => (isMark ? `${nothing}[${parts.join(' ')}] TJ\nEMC` : `[${parts.join(' ')}] TJ`))
    .join('\n');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Numbers of two bytes from a literal string (ISO 32000-1, 7.3.4.2). */
function readGlyphs(literal: string): number[] {
  if (!literal.startsWith('(')) return [];
  const bytes = literal
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/g, (_whole, octal: string | undefined, sign: string | undefined) =>
      octal === undefined ? (escapes[sign ?? ''] ?? sign ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
    );
  return Array.from(
    { length: bytes.length >> 1 },
    (_none, index) => (bytes.charCodeAt(index * 2) << 8) | bytes.charCodeAt(index * 2 + 1),
  );
}
