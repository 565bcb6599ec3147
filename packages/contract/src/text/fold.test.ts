import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { normaliseInput } from './normalise-input.ts';
import vectors from './text-vectors.json' with { type: 'json' };

describe('fold', () => {
  test.each(vectors.fold.map(({ input, folded }) => [input, folded] as const))('%s', (input, folded) => {
    expect(fold(input)).toBe(folded);
  });

  test('all encodings of a name fold to the same, and are stored as the same', () => {
    for (const { nfc, nfd, toneSeparated, folded } of vectors.encodingForms) {
      for (const form of [nfc, nfd, toneSeparated]) {
        // The published vectors keep apostrophes (H'Hon); the rule takes them for blanks, so that "h hon" finds her too.
        expect(fold(form)).toBe(folded.replaceAll("'", ' ').replaceAll('  ', ' '));
        expect(normaliseInput(form)).toEqual({ ok: true, text: nfc });
      }
    }
  });

  test('old and new tone style are the same', () => {
    for (const pair of vectors.toneStylePairs) {
      const [oldStyle = '', newStyle = ''] = pair;
      expect(fold(oldStyle)).toBe(fold(newStyle));
      expect(oldStyle).not.toBe(newStyle);
    }
  });

  test('the look-alike letter eth counts as Đ', () => {
    expect(fold('\u00d0ồng Nai')).toBe('dong nai');
  });

  test('folding twice changes nothing, and no mark, capital or double blank is left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text);
        expect(fold(folded)).toBe(folded);
        expect(folded).not.toMatch(/\p{M}| {2}|^ | $/u);
      }),
    );
  });
});

describe('normaliseInput', () => {
  test('one blank between words, none at the ends', () => {
    expect(normaliseInput('  Nguyễn \u00a0 Văn   A ')).toEqual({ ok: true, text: 'Nguyễn Văn A' });
    expect(normaliseInput(' a\r\nb  c \r', 'paragraph')).toEqual({ ok: true, text: 'a\nb  c' });
  });

  test.each([
    ['NUL', 'a\u0000b'],
    ['a line break in a line', 'a\nb'],
    ['a C1 control', 'a\u0085b'],
    ['turned writing', 'a\u202eb'],
  ])('refuses %s', (_what, raw) => {
    expect(normaliseInput(raw)).toEqual({ ok: false, code: 'control-character' });
  });

  test('what comes out goes in again unchanged', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('line' as const, 'paragraph' as const),
        (raw, kind) => {
          const first = normaliseInput(raw, kind);
          fc.pre(first.ok);
          expect(normaliseInput(first.text, kind)).toEqual(first);
        },
      ),
    );
  });
});
