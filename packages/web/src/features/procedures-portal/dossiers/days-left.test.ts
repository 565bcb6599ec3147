import { expect, test } from 'vitest';
import { daysLeft } from './days-left.ts';

test.each([
  ['2026-11-29', '2026-12-03', { key: 'later', n: 4 }],
  ['2026-11-29', '2026-11-30', { key: 'tomorrow', n: 1 }],
  ['2026-11-29', '2026-11-29', { key: 'today', n: 0 }],
  ['2026-11-29', '2026-11-27', { key: 'late', n: 2 }],
  ['2026-12-31', '2027-03-01', { key: 'later', n: 60 }],
])('from %s to %s', (today, due, expected) => {
  expect(daysLeft(today, due)).toEqual(expected);
});
