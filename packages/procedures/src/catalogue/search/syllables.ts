/** One typed or published word, in the two forms in which it is compared. */
export interface Syllable {
  /** Without accents, i for a final y: `ky`, `ký`, `kí` are all `ki`. */
  readonly folded: string;
  /** With its accents, tone mark last: `hoà` and `hòa` are the same, `ký` and `kí` too. */
  readonly marked: string;
  /** As written, lower case, NFC. */
  readonly text: string;
}

/** Combining marks that carry a Vietnamese tone: grave, acute, tilde, hook, dot below. */
const tone = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** `lý` is also written `lí`, `quý` `quí`; `thủy` and `thúi` are different words. */
const finalY = /^(qu|[bcdghklmnprstvx]+)y$/;

/** Writes a final y as i. */
export const toI = (syllable: string): string => syllable.replace(finalY, '$1i');

function syllableOf(text: string): Syllable {
  const parts = text.normalize('NFD');
  const tones = parts.match(tone)?.join('') ?? '';
  const folded = parts.replace(/\p{M}/gu, '').replaceAll('đ', 'd');
  const base = parts.replace(tone, '').normalize('NFC');
  return { folded: toI(folded), marked: toI(base) + tones, text };
}

/** Takes a text apart into words. Whatever is searched and whatever is searched for goes through this one function:
 * invisible marks are dropped, full-width signs are read, the look-alikes of Đ are one letter. */
export function syllablesOf(text: string): Syllable[] {
  const clean = text
    .replace(/[\p{Cf}\p{Cc}]/gu, (sign) => (sign === '\n' || sign === '\t' ? ' ' : ''))
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('\u00f0', 'đ');
  return (clean.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(syllableOf);
}

/** Was it typed with accents? Then they count. */
export const hasMarks = ({ marked, folded }: Syllable): boolean => marked !== folded;
