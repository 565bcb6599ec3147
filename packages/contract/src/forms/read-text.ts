import { normaliseInput } from '../text/normalise-input.ts';
import { empty, found, wrong } from './field-type.ts';
import type { FieldFault, ParsedField } from './field-type.ts';

/** Reads typed text: a string, brought to NFC, without control characters, at most `maxLength` characters as people
 * count them. Nothing but blanks counts as not filled in. */
export function readText(raw: unknown, maxLength: number, kind: 'line' | 'paragraph' = 'line'): ParsedField<string> {
  if (raw === undefined || raw === null) return empty;
  if (typeof raw !== 'string') return wrong('not-text');
  // Before any work on it: four bytes may stand for one character, and blanks at the ends are forgiven.
  if (raw.length > maxLength * 4 + 100) return tooLong(maxLength, raw.length);
  const normalised = normaliseInput(raw, kind);
  if (!normalised.ok) return wrong(normalised.code);
  if (normalised.text === '') return empty;
  const length = [...normalised.text].length;
  return length > maxLength ? tooLong(maxLength, length) : found(normalised.text);
}

/** Scripts that the fonts of letters draw (kernel/letters); a test there holds that they do. */
export const printedScripts = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Hebrew',
  'Thai',
  'Khmer',
  'Lao',
  'Arabic',
  'Hangul',
  'Han',
  'Hiragana',
  'Katakana',
] as const;

const drawn = [...printedScripts, 'Common', 'Inherited'].map((script) => `\\p{Script=${script}}`).join('');
const undrawn = new RegExp(`[^${drawn}]|(?![©®™])\\p{Extended_Pictographic}`, 'gu');
const mostNamed = 10;

/** Signs that a printed paper would show as empty boxes: said while one types, not found at the counter. */
export function notPrintable(text: string): FieldFault[] {
  const signs = [...new Set(text.match(undrawn) ?? [])].slice(0, mostNamed);
  return signs.length === 0 ? [] : [{ code: 'not-printable', facts: { signs: signs.join(' ') } }];
}

const tooLong = (max: number, length: number) => wrong('too-long', { max: String(max), length: String(length) });
