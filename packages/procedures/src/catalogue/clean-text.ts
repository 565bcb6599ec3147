// Marks nobody sees: they break search, change the direction of writing, or cannot be stored (U+0000 in PostgreSQL).
const invisible =
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is removed
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const lineBreak = /\r\n?|[\u0085\u2028\u2029]/g;
/** The portal's texts come from word processors whose bullets are symbols of a private font. */
const privateBullet = /[\uf000-\uf0ff]/g;

/** Brings published text to the form in which it is kept: well-formed, NFC, the look-alike U+00D0 as Đ, line ends as \n,
 * without invisible marks, every line trimmed. Unlike typed input it is cleaned, not refused. */
export function cleanParagraph(text: string): string {
  return text
    .toWellFormed()
    .replace(lineBreak, '\n')
    .replace(invisible, '')
    .replace(privateBullet, '•')
    .replaceAll('\u00d0', 'Đ')
    .normalize('NFC')
    .replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** As `cleanParagraph`, in one line. */
export function cleanLine(text: string): string {
  return cleanParagraph(text).replace(/\n+/g, ' ');
}
