import { expect, test } from 'vitest';
import { readDong } from './read-dong.ts';

test.each([
  ['15000', 15_000],
  ['15.000', 15_000],
  [' 1 500 000 ', 1_500_000],
  ['0', 0],
  ['', null],
  ['15k', null],
  ['-5', null],
  ['1000000000000', null],
])('"%s" is read as %s', (text, amount) => {
  expect(readDong(text)).toBe(amount);
});
