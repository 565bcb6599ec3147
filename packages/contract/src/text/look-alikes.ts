/** Signs of Unicode 17 that draw nothing or only turn the direction of writing: Default_Ignorable_Code_Point (soft hyphen,
 * zero-width blanks, U+202A–E, U+2066–9, U+FEFF …) and the anchors of ruby text. Joiners are kept between letters of
 * scripts that need them. */
const invisible = /(?![\u200c\u200d])[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
// Arabic and Syriac, the scripts of India and Sri Lanka, Myanmar, Khmer, Mongolian, signs of several pictures.
const idleJoiner =
  /(?<![\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\p{Extended_Pictographic}])[\u200c\u200d]|[\u200c\u200d](?=$|\s)/gu;

// Letters of no sound and the Braille sign without dots: they draw nothing, in the width of a letter.
const fillers = /[\u2800\u3164\uffa0]/g;

/** Drops what nobody sees; what draws an empty place is a blank. */
export const dropInvisible = (text: string): string =>
  text.replace(fillers, ' ').replace(invisible, '').replace(idleJoiner, '');

// Fullwidth and halfwidth forms, ligatures, letters of mathematics and in circles, Roman numerals: the same signs in another
// width or face. Of U+2100–214F the letters alone, not the signs made of several.
const otherFaces =
  /[\ufb00-\ufb06\uff01-\uffef\u{1d400}-\u{1d7ff}\u2102\u210a-\u2115\u2119-\u211d\u2124-\u2138\u2145-\u2149\u2160-\u217f\u24b6-\u24e9]+/gu;
const otherFacesInProse = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]+/gu;

/** Dashes, hyphens and minus signs that look like the hyphen of the keyboard (U+2010–2015, U+2212 and their kin). */
const dashes = /[\u2010-\u2015\u2043\u2212\u02d7\u058a\ufe58\ufe63\uff0d]/g;

/** Apostrophes, accents that stand alone, primes and turned commas. */
const apostrophes =
  /[`\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u055a\u05f3\u2018\u2019\u201b\u2032\u2035\ua78b\ua78c\uff07]/g;

/** Letters of Cyrillic and Greek that nobody can tell from a Latin one. */
const twins: ReadonlyMap<string, string> = new Map(
  [
    ['АВЕЅІЈКМНОРСТУХ', 'ABESIJKMHOPCTYX'],
    ['аеѕіјорсухһԁԛԝ', 'aesijopcyxhdqw'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['οϲϳ', 'ocj'],
  ].flatMap(([like = '', latin = '']) => [...like].map((letter, index) => [letter, latin[index] ?? letter] as const)),
);

const hasTwins = (text: string): boolean => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(text);

/** Letters that look Latin, made Latin. For codes and numbers, whose letters are always Latin. */
export const latinTwins = (text: string): string =>
  text.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => twins.get(letter) ?? letter);

/** Latin letters as they are written, digits and the signs of the keyboard: nothing in it is invisible, a look-alike or of
 * another width. Nearly every text is, and need not be looked through again and again. */
const plain = /^[\x20-\x5f\x61-\x7e\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u0188\u018a-\u024f\u1e00-\u1eff]*$/;

/** Is there nothing in this composed text (NFC) that the functions here would change? */
export const isPlain = (text: string): boolean => plain.test(text);

/** A word in which Latin letters stand beside such twins was meant to be Latin; a word of one script stays as it is. */
export function mendMixedWords(text: string): string {
  if (!hasTwins(text)) return text;
  return text.replace(/[\p{L}\p{M}]*[\p{Script=Cyrillic}\p{Script=Greek}][\p{L}\p{M}]*/gu, (word) => {
    if (!/\p{Script=Latin}/u.test(word)) return word;
    const mended = latinTwins(word);
    return hasTwins(mended) ? word : mended;
  });
}

/** Brings look-alikes of letters and digits to one: Đ for the Icelandic and the African letter, plain width, Latin words in
 * Latin letters. In prose the signs of other widths keep theirs. */
export function foldLetters(text: string, kind: 'line' | 'paragraph'): string {
  const plain = text
    .replace(kind === 'line' ? otherFaces : otherFacesInProse, (run) => run.normalize('NFKC'))
    .replace(/[\u00d0\u0189]|D[\u0335\u0336]/g, 'Đ')
    .replace(/d[\u0335\u0336]/g, 'đ')
    // No Icelandic word begins with this letter.
    .replace(/(?<![\p{L}\p{M}])\u00f0/gu, 'đ');
  return mendMixedWords(plain);
}

/** One dash and one apostrophe. */
export const foldSigns = (text: string): string => text.replace(dashes, '-').replace(apostrophes, "'");
