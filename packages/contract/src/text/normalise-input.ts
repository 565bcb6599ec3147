import { dropInvisible, foldLetters, foldSigns, isPlain } from './look-alikes.ts';

export type NormalisedInput =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'control-character' };

// oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused
const controlInLine = /[\u0000-\u001f\u007f-\u009f]/;
// oxlint-disable-next-line no-control-regex -- as above, line break and tab are allowed in long text
const controlInParagraph = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Brings typed or pasted text to the one form in which it is stored and printed, on every way in.
 *
 * What nobody sees is dropped, look-alikes are one sign, a line has one blank between words and none at its ends, the whole
 * is NFC. A paragraph keeps its line breaks, and its typography: dashes, quotes and blanks inside a line. Control characters
 * are refused, not dropped: whoever sent them did not type. What comes out goes in again unchanged. */
export function normaliseInput(raw: string, kind: 'line' | 'paragraph' = 'line'): NormalisedInput {
  const composed = raw.normalize('NFC');
  if (isPlain(composed)) return { ok: true, text: plainBlanks(composed, kind) };
  const seen = dropInvisible(composed);
  const text = kind === 'line' ? line(seen) : paragraph(seen);
  const control = kind === 'line' ? controlInLine : controlInParagraph;
  return control.test(text) ? { ok: false, code: 'control-character' } : { ok: true, text };
}

const plainBlanks = (text: string, kind: 'line' | 'paragraph'): string =>
  kind === 'line' ? text.trim().replace(/ {2,}/g, ' ') : text.trim();

// A mark may have stood behind what was dropped or folded, so letters are composed once more at the end.
const line = (text: string): string =>
  foldSigns(foldLetters(text, 'line'))
    .replace(/^\s+|\s+$/gu, '')
    .replace(/[\p{Zs}\p{Zl}\p{Zp}\t]+/gu, ' ')
    .normalize('NFC');

const paragraph = (text: string): string =>
  foldLetters(text, 'paragraph')
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/^\s+|\s+$/gu, '')
    .normalize('NFC');
