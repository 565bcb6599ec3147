export type NormalisedInput =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'control-character' };

// oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused
const controlInLine = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// oxlint-disable-next-line no-control-regex -- as above, line break and tab are allowed in long text
const controlInParagraph = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
// Marks that turn the direction of writing can make a name look like another one (Unicode UAX 9, TR 36).
const turningMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Brings typed text to the one form in which it is stored: NFC, the look-alike U+00D0 as Đ, line ends as \n, no blanks
 * at the ends, and inside a line one blank between words. Control characters are refused, not dropped: whoever sent them did not type. */
export function normaliseInput(raw: string, kind: 'line' | 'paragraph' = 'line'): NormalisedInput {
  const text = raw
    .normalize('NFC')
    .replaceAll('\u00d0', 'Đ')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s+|\s+$/gu, '');
  const control = kind === 'line' ? controlInLine : controlInParagraph;
  if (control.test(text) || turningMarks.test(text)) return { ok: false, code: 'control-character' };
  return { ok: true, text: kind === 'line' ? text.replace(/[ \u00a0]+/g, ' ') : text };
}
