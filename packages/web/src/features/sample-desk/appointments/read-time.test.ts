import { expect, test } from 'vitest';
import { readTime } from './read-time.ts';

test.each([
  ['8:30', '08:30'],
  ['8h30', '08:30'],
  ['0830', '08:30'],
  ['14', '14:00'],
  ['14h', '14:00'],
  [' 9.05 ', '09:05'],
  ['24:00', null],
  ['8:60', null],
  ['8:3', null],
  ['sáng', null],
  ['', null],
])('%s is read as %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});
