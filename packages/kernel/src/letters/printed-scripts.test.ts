import { printedScripts } from '@dongbo/contract';
import { expect, test } from 'vitest';
import { coverageOfLetters } from './letter-fonts.ts';

/** Letters of names, by script. */
const letters: Record<(typeof printedScripts)[number], string> = {
  Latin: 'AĂÂĐƠƯạŏč',
  Greek: 'Αλφ',
  Cyrillic: 'Київї',
  Hebrew: 'שלום',
  Thai: 'สมชาย',
  Khmer: 'សុខចាន់',
  Lao: 'ສົມຊາຍ',
  Arabic: 'محمد',
  Hangul: '김민수',
  Han: '王小明國',
  Hiragana: 'さくら',
  Katakana: 'タナカ',
};

test('a script that forms take without a warning is drawn by letters', () => {
  const covers = coverageOfLetters();
  for (const script of printedScripts)
    expect(
      [...letters[script]].filter((letter) => !covers(letter.codePointAt(0) ?? 0)),
      script,
    ).toEqual([]);
});

test('a script that forms warn of is not', () => {
  const covers = coverageOfLetters();
  const drawn = Array.from('मஅမაა').filter((letter) => covers(letter.codePointAt(0) ?? 0));
  expect(drawn).toEqual([]);
});
