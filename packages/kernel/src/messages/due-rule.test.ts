import { expect, test } from 'vitest';
import { dueOf, isTooLate, mayGoAt } from './due-rule.ts';

const at = (time: string) => new Date(`2026-03-11T${time}:00+07:00`);
const told = (time: string, until: string | null = null) =>
  mayGoAt({ at: at(time), until }).toLocaleString('sv', { timeZone: 'Asia/Ho_Chi_Minh' });

test.each([
  ['07:00', null, '2026-03-11 07:00:00'],
  ['20:59', null, '2026-03-11 20:59:00'],
  ['21:00', null, '2026-03-12 07:00:00'],
  ['23:30', null, '2026-03-12 07:00:00'],
  ['00:10', null, '2026-03-11 07:00:00'],
  ['06:59', null, '2026-03-11 07:00:00'],
  // What ends today cannot wait for tomorrow, but it can wait for the morning of today.
  ['22:00', '2026-03-11', '2026-03-11 22:00:00'],
  ['02:00', '2026-03-11', '2026-03-11 07:00:00'],
  ['22:00', '2026-03-12', '2026-03-12 07:00:00'],
])('at %s, of use until %s, goes out at %s', (time, until, expected) => {
  expect(told(time, until)).toBe(expected);
});

test('a change waits ten minutes for a later one, and ten minutes before the quiet hours it waits for the morning', () => {
  expect(dueOf({ at: at('09:00'), until: null })).toEqual(at('09:10'));
  expect(dueOf({ at: at('20:50'), until: null })).toEqual(new Date('2026-03-12T07:00:00+07:00'));
});

test('its last day is in Vietnam', () => {
  expect(isTooLate({ at: at('23:59'), until: '2026-03-11' })).toBe(false);
  expect(isTooLate({ at: new Date('2026-03-12T00:00:00+07:00'), until: '2026-03-11' })).toBe(true);
  expect(isTooLate({ at: at('23:59'), until: null })).toBe(false);
});
