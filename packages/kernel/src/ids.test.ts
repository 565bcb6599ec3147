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
