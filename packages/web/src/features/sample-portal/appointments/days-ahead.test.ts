import { expect, test } from 'vitest';
import { weekdaysAfter } from './days-ahead.ts';

test('after a Thursday comes Friday, and then Monday; nothing beyond the last day', () => {
  expect(weekdaysAfter('2026-03-12', 5)).toEqual(['2026-03-13', '2026-03-16', '2026-03-17']);
});

test('over the end of a month', () => {
  expect(weekdaysAfter('2026-02-27', 4)).toEqual(['2026-03-02', '2026-03-03']);
});
