import { expect, test } from 'vitest';
import { readCursor, takePage } from './paging.ts';

const rows = [1, 2, 3].map((day) => ({
  at: new Date(`2026-03-0${day}T09:00:00.123Z`),
  id: `0195a000-0000-7000-8000-00000000000${day}`,
}));

test('a page ends where the next begins, and the last has no next', () => {
  const first = takePage(rows, 2, (row) => row);
  expect(first.items).toEqual(rows.slice(0, 2));
  expect(readCursor(first.nextCursor ?? '')).toEqual({ at: '2026-03-02T09:00:00.123Z', id: rows[1]?.id });
  expect(takePage(rows, 3, (row) => row)).toEqual({ items: rows, nextCursor: null });
  expect(takePage([], 3, (row: (typeof rows)[number]) => row)).toEqual({ items: [], nextCursor: null });
});

test.each([
  '',
  'x',
  Buffer.from('["2026-02-30T00:00:00Z","x"]').toString('base64url'),
  Buffer.from('{}').toString('base64url'),
])('the cursor "%s" is invalid', (text) => {
  expect(() => readCursor(text)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
});
