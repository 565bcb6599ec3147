import { expect, test } from 'vitest';
import { newId } from './ids.ts';

const moment = Date.parse('2026-06-30T00:00:00+07:00');

test('an id says its moment, its version and its variant', () => {
  const id = newId(moment);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(moment);
});

test('ids sort by time, and a thousand of one moment are a thousand', () => {
  expect(newId(moment) < newId(moment + 1)).toBe(true);
  expect(newId(0) < newId(moment)).toBe(true);
  const made = Array.from({ length: 1000 }, () => newId(moment + 2));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(Array.from({ length: 1000 }, () => newId(moment))).size).toBe(1000);
});

test('ids of one moment keep their order beside those of another, and moments do not pile up', () => {
  const [one, other]: [string[], string[]] = [[], []];
  for (let turn = 0; turn < 100; turn += 1) {
    one.push(newId(moment + 3));
    other.push(newId(moment + 4));
  }
  expect(one.toSorted()).toEqual(one);
  expect(other.toSorted()).toEqual(other);
  for (let at = 0; at < 5000; at += 1) newId(moment + 10 + at);
  expect(newId(moment + 3).slice(14, 18)).toBe('7000');
});
