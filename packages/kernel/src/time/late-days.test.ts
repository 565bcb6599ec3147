import { expect, test } from 'vitest';
import { lateDaysOf } from './late-days.ts';
import { defaultCalendarName, loadCalendar } from './load-calendar.ts';

const calendar = loadCalendar(defaultCalendarName);
const at = (local: string): Date => new Date(`${local}:00+07:00`);

// 27 November 2026 is a Friday; 30 April and 1 May are holidays, in 2026 a Thursday and a Friday.
test.each([
  ['2026-11-27T17:00', '2026-11-27T16:00', null],
  ['2026-11-27T17:00', '2026-11-27T17:00', null],
  ['2026-11-27T15:00', '2026-11-27T16:00', 0],
  ['2026-11-27T17:00', '2026-11-29T12:00', 0],
  ['2026-11-27T17:00', '2026-11-30T00:01', 1],
  ['2026-11-27T17:00', '2026-12-04T08:00', 5],
  ['2026-04-29T17:00', '2026-05-04T08:00', 1],
])('due %s, at %s: %s', (due, now, days) => {
  expect(lateDaysOf(at(due), at(now), calendar)).toBe(days);
});

test('what is not due is not late', () => {
  expect(lateDaysOf(null, at('2026-11-27T17:00'), calendar)).toBeNull();
});
