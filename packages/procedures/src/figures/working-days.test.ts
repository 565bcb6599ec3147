import {
  fromEpochDay,
  lateDaysOf,
  loadCalendar,
  defaultCalendarName,
  parsePlainDate,
  toEpochDay,
} from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { countWorkingDays } from './working-days.ts';

test('figures count a working day as lists and files do, for every pair of days of a spring with its holidays', () => {
  const calendar = loadCalendar(defaultCalendarName);
  const [from, to] = ['2026-02-01', '2026-05-31'];
  const { first, before } = countWorkingDays(calendar, { from, to });
  const start = toEpochDay(parsePlainDate(first));
  const [begin, end] = [toEpochDay(parsePlainDate(from)), toEpochDay(parsePlainDate(to))];
  const passed = (day: number) => before[day - start] ?? Number.NaN;
  const noonOf = (day: number) => new Date(`${fromEpochDay(day)}T12:00:00+07:00`);
  for (let due = begin; due < end; due += 9)
    for (let now = due + 1; now <= end; now += 1)
      expect(lateDaysOf(noonOf(due), noonOf(now), calendar)).toBe(passed(now) - passed(due));
});
