import { expect, test } from 'vitest';
import { daysLeft } from './days-left.ts';

test.each([
  ['2026-11-29', '2026-12-03', null, { key: 'later', n: 4 }],
  ['2026-11-29', '2026-11-30', null, { key: 'tomorrow', n: 1 }],
  ['2026-11-29', '2026-11-29', null, { key: 'today', n: 0 }],
  // Friday to Monday: one working day, as the server says, and not three of the calendar.
  ['2026-11-30', '2026-11-27', 1, { key: 'late', n: 1 }],
  ['2026-11-29', '2026-11-27', 0, { key: 'just-late', n: 0 }],
  ['2026-11-27', '2026-11-27', 0, { key: 'just-late', n: 0 }],
  ['2026-11-29', '2026-11-27', null, { key: 'just-late', n: 0 }],
  ['2026-12-31', '2027-03-01', null, { key: 'later', n: 60 }],
])('from %s to %s, late by %s working days', (today, due, lateDays, expected) => {
  expect(daysLeft(today, due, lateDays)).toEqual(expected);
});
