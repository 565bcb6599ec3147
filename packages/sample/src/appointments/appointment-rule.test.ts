import { loadCalendar } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { instantOf, isDayPossible, isWorkingTime, lastDay, reminderAt } from './appointment-rule.ts';

const calendar = loadCalendar('vn-state');

test.each([
  ['2026-03-12', true, 'tomorrow, a Thursday'],
  ['2026-03-11', false, 'today'],
  ['2026-03-10', false, 'yesterday'],
  ['2026-03-14', false, 'a Saturday'],
  ['2026-04-10', true, 'the thirtieth day'],
  ['2026-04-13', false, 'beyond thirty days'],
])('%s asked for on Wednesday 11 March 2026: %s (%s)', (day, possible) => {
  expect(isDayPossible(day, '2026-03-11', calendar)).toBe(possible);
});

test('a public holiday is no day for an appointment', () => {
  expect(isDayPossible('2026-04-30', '2026-04-20', calendar)).toBe(false);
});

test('thirty days ahead, over the end of a month', () => {
  expect(lastDay('2026-01-31')).toBe('2026-03-02');
});

test.each([
  ['07:29', false],
  ['07:30', true],
  ['11:29', true],
  ['11:30', false],
  ['13:00', true],
  ['17:00', false],
])('%s of a Thursday is a working time: %s', (time, working) => {
  expect(isWorkingTime(instantOf('2026-03-12', time), calendar)).toBe(working);
});

test('the reminder comes at 16:00 of the day before, or not at all', () => {
  expect(reminderAt('2026-03-12', instantOf('2026-03-11', '15:59'))).toEqual(instantOf('2026-03-11', '16:00'));
  expect(reminderAt('2026-03-12', instantOf('2026-03-11', '16:00'))).toBeNull();
});
