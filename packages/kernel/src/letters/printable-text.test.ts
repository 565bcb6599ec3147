import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFontCoverage } from './font-coverage.ts';
import { printableData, printableText } from './printable-text.ts';

const font = createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
const covers = readFontCoverage(readFileSync(font));
const print = (text: string): string => printableText(text, covers);

describe('text of a letter', () => {
  test('the font draws every Vietnamese letter, so nothing of Vietnamese is replaced', () => {
    const vowels = Array.from('aăâeêioôơuưy').flatMap((vowel) =>
      ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map((mark) => vowel + mark),
    );
    const letters = [...vowels, 'đ'].map((letter) => letter.normalize('NFC'));
    const all = [...letters, ...letters.map((letter) => letter.toLocaleUpperCase('vi'))].join(' ');
    expect(print(all)).toBe(all);
  });

  test('marks apart from their letter are joined to it', () => {
    expect(print('Nguyễn Thị Ưởng'.normalize('NFD'))).toBe('Nguyễn Thị Ưởng');
  });

  test('what the font cannot draw becomes a square, what nobody sees goes', () => {
    expect(print('An \u{1F600}\u0000\u202E Bình\uE000')).toBe('An □ Bình□');
  });

  test('a very long run may break, an ordinary one stays whole', () => {
    expect(print('x'.repeat(80))).toBe(`${'x'.repeat(36)}\u200B${'x'.repeat(36)}\u200B${'x'.repeat(8)}`);
    expect(print('2026-04-24T15:30:00.000+07:00')).toBe('2026-04-24T15:30:00.000+07:00');
  });

  test('whatever is typed, only drawable characters are left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const drawable = (character: string): boolean =>
          character === '\n' || character === '\u200B' || covers(character.codePointAt(0) ?? 0);
        expect([...print(text)].filter((character) => !drawable(character))).toEqual([]);
      }),
    );
  });

  test('data keep their shape; only texts change', () => {
    expect(printableData({ a: 'x\u0000', b: [1, null, true, 'y'], c: undefined }, covers)).toEqual({
      a: 'x',
      b: [1, null, true, 'y'],
    });
  });
});
