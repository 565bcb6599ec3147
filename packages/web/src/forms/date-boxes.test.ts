import { expect, test } from 'vitest';
import { boxesOf, typedInto } from './date-boxes.ts';

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

test('a date pasted into one box is spread over all, from whatever is typed there otherwise the beginning stays', () => {
  const none = { day: '', month: '', year: '' };
  for (const pasted of ['24/04/1990', '24-4-1990', ' 1990-04-24 ', '24041990', 'ngày 24 tháng 4 năm 1990'])
    expect(typedInto(none, 'day', pasted)).toEqual({ day: '24', month: '4', year: '1990' });
  expect(typedInto({ ...none, year: '1' }, 'year', '04/1990')).toEqual({ day: '', month: '4', year: '1990' });
  expect(typedInto(none, 'day', '3')).toEqual({ ...none, day: '3' });
  expect(typedInto(none, 'day', '245')).toEqual({ ...none, day: '24' });
  expect(typedInto(none, 'year', '19901')).toEqual({ ...none, year: '1990' });
});
