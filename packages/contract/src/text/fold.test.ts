import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compact } from './compact.ts';
import { fold, foldName } from './fold.ts';
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

  // A sign that nobody sees sends a text the long way, and is then dropped.
  test('a text of plain letters that takes the short way comes out as on the long one', () => {
    const letters = [...Array(0x250).keys(), ...Array.from({ length: 0x100 }, (_, at) => 0x1e00 + at)];
    const sign = fc.constantFrom(
      ...letters.filter((code) => code > 0x1f).map((code) => String.fromCodePoint(code)),
      ' ',
    );
    fc.assert(
      fc.property(fc.string({ unit: sign }), fc.constantFrom('line', 'paragraph'), (text, kind) => {
        const long = `${text}\u200b`;
        expect(normaliseInput(text, kind)).toEqual(normaliseInput(long, kind));
        expect(fold(text)).toBe(fold(long));
      }),
      { numRuns: 2_000 },
    );
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

describe('foldName', () => {
  test.each([
    ["H'Hen Niê Mlô", 'h hen nie mlo hhen nie mlo'],
    ["K' Brếu", 'k breu kbreu'],
    ['Lê‑Trần Mai', 'le tran mai letran mai'],
    ['Abdul·Hamid', 'abdul hamid abdulhamid'],
    ['Công ty TNHH A. B', 'cong ty tnhh a b'],
    ['Nguyễn Văn A', 'nguyen van a'],
  ])('%s is found as %s', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

describe('compact', () => {
  test.each([
    ['H19.145.01–261129–0001', 'H19.145.01-261129-0001'],
    [' \u200bН19．145.01 - 261129\u2003-\u20110001', 'H19.145.01-261129--0001'],
    ['０７５１９０００0123\u200b', '075190000123'],
    ['\u202ac1234567\u202c', 'C1234567'],
    ['٠٩١२', '0912'],
  ])('%j is %j', (raw, code) => {
    expect(compact(raw)).toBe(code);
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
  ])('refuses %s', (_what, raw) => {
    expect(normaliseInput(raw)).toEqual({ ok: false, code: 'control-character' });
  });

  test.each([
    ['Nguyễn\u200bVăn\u00ad A\u200b', 'NguyễnVăn A'],
    ['\u202aNguyễn Văn A\u202c', 'Nguyễn Văn A'],
    ['\u2068Nguyễn\u2069\ufeff', 'Nguyễn'],
    ['\u200b \u200b', ''],
    ['Nguyễn\u2003Văn\u202f\u3000A\tB\u2028C', 'Nguyễn Văn A B C'],
    ['  Ðặng  Văn\u200b \u202eA\u202c ', 'Đặng Văn A'],
    ['\u0189ặng ðặng Guðrún', 'Đặng đặng Guðrún'],
    ['o\u200b\u0309', 'ỏ'],
    ['Ｌê　Ａ０９', 'Lê A09'],
    ['𝐋ê', 'Lê'],
    ['Lê‐Trần‑Mai–B—C−D', 'Lê-Trần-Mai-B-C-D'],
    ['H‘Hen H’Hen H`Hen H´Hen H′Hen HʼHen HʻHen', "H'Hen H'Hen H'Hen H'Hen H'Hen H'Hen H'Hen"],
    ['Nguyễn Văn \u0410n Олексій', 'Nguyễn Văn An Олексій'],
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['Văn\u200dA', 'VănA'],
    ['Nguyễn\u2800Văn\u3164A', 'Nguyễn Văn A'],
    ['ℕguyễn Ⓥăn Tổ Ⅳ', 'Nguyễn Văn Tổ IV'],
    ['d\u0335ặng D\u0336ức', 'đặng Đức'],
    ['Đỗ Thị Ꞌ', "Đỗ Thị '"],
    ['Tr\u0430\u0302\u0300n \u0412ích', 'Trần Bích'],
    ['20 ℃ № 5', '20 ℃ № 5'],
    ["Ksor H'Bơ\u0306", "Ksor H'Bơ\u0306"],
  ])('%j is stored as %j', (raw, text) => {
    expect(normaliseInput(raw)).toEqual({ ok: true, text });
  });

  test('long text loses what nobody sees and keeps how it was set', () => {
    expect(normaliseInput('“Giá” 5 – 7\u200b\u00a0đ\u2028Ðã\u202e  đọc‑', 'paragraph')).toEqual({
      ok: true,
      text: '“Giá” 5 – 7\u00a0đ\nĐã  đọc-',
    });
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
