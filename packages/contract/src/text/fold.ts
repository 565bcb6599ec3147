import { dropInvisible, foldLetters, foldSigns, isPlain, mendMixedWords } from './look-alikes.ts';

function seen(text: string): string {
  const composed = text.normalize('NFC');
  return isPlain(composed) ? composed : foldSigns(foldLetters(dropInvisible(composed), 'line'));
}

/** Folds text for search, so that accents, tone style, case, look-alikes and punctuation make no difference: what
 * `normaliseInput` does, then NFD, drop marks, lower case, đ (and its look-alike) to d, punctuation to blanks, blanks
 * collapsed. Whatever is searched and whatever is searched for goes through this one function. */
export function fold(text: string): string {
  // Once more for words that are mixed only when their marks are gone.
  return mendMixedWords(seen(text).normalize('NFD').replace(/\p{M}/gu, ''))
    .toLowerCase()
    .replace(/[đ\u00f0]/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name folded for search, with a second spelling behind it where signs join its parts: H'Hen Niê is found as
 * "h hen nie" and as "hhen nie". For what is stored; what is searched for goes through `fold` alone. */
export function foldName(name: string): string {
  const apart = fold(name);
  const joined = fold(seen(name).replace(/(?<=[\p{L}\p{M}])(?:' ?|[.·‧・-])(?=\p{L})/gu, ''));
  return joined === apart ? apart : `${apart} ${joined}`;
}
