/** Folds text for search, so that accents, tone style, case and punctuation make no difference: NFC, U+00D0 to Đ, NFD,
 * drop marks, lower case, đ (and its look-alike) to d, punctuation to blanks, blanks collapsed. Whatever is searched and
 * whatever is searched for goes through this one function. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00d0', 'Đ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đ\u00f0]/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
