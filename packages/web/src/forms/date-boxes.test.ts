import { expect, test } from 'vitest';
import { boxesOf } from './date-boxes.ts';

test('boxes show what was typed, also when it is no date yet', () => {
  expect(boxesOf({ day: '3x', month: '', year: '20' })).toEqual({ day: '3x', month: '', year: '20' });
});

test('a date kept as text is spread over the boxes', () => {
  expect(boxesOf('2026-04-24')).toEqual({ day: '24', month: '4', year: '2026' });
  expect(boxesOf('2001')).toEqual({ day: '', month: '', year: '2001' });
});

test('nothing, and what is not a date at all, leave the boxes empty', () => {
  const none = { day: '', month: '', year: '' };
  expect(boxesOf(undefined)).toEqual(none);
  expect(boxesOf('hôm qua')).toEqual(none);
});
