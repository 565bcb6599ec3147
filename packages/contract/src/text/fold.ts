/** Folds text for search, so that accents, tone style, case and punctuation make no difference: NFC, U+00D0 to Đ, NFD,
 * drop marks, đ to d, lower case, punctuation to blanks, blanks collapsed. The database folds by the same rule. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00d0', 'Đ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
