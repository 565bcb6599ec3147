import { expect, test } from 'vitest';
import { kindsOf, passwordFaults } from './password-rule.ts';

const strong = { characters: 14, kinds: 4 };

test.each([
  ['abc', 1],
  ['Abc', 2],
  ['Ươm mầm', 3],
  ['Ươm mầm 5', 4],
  ['123', 1],
  ['', 0],
])('%s is of %i kinds', (text, kinds) => expect(kindsOf(text)).toBe(kinds));

test.each([
  ['Trâu-7-bước-Cầu', strong, []],
  ['Trâu-7-bước-C', strong, ['too-short']],
  ['trâu-bước-qua-cầu', strong, ['few-kinds']],
  ['ngắn', strong, ['too-short', 'few-kinds']],
  ['Motcua-của-tôi-9', strong, ['holds-name']],
  ['một cửa Trấn Biên 9', strong, ['holds-name']],
  ['mười hai', { characters: 8, kinds: 1 }, []],
  // Eight characters as people count them, in more code units than that.
  ['𝒜𝒜𝒜𝒜', { characters: 8, kinds: 1 }, ['too-short']],
])('%s lacks %o', (password, strength, faults) =>
  expect(passwordFaults(password, strength, ['motcua.tranbien'])).toEqual(faults),
);

test('short parts of a name stand in many words and are no fault', () => {
  expect(passwordFaults('Trâu-7-bước-Cầu', strong, ['cau.tb', 'a.b'])).toEqual([]);
});
