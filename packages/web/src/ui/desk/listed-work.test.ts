import { expect, test } from 'vitest';
import type { DeskLink } from './desk-link.ts';
import { nextIn } from './listed-work.ts';

const page: DeskLink = { to: '/lam-viec' };
const items = ['a', 'b', 'c'].map((subjectId) => ({ subjectId, code: subjectId, page, beside: null }));

test('the next is the one behind, of the last the one before, of the only one nothing', () => {
  expect(nextIn({ items, place: 0 }, 'a')?.subjectId).toBe('b');
  expect(nextIn({ items, place: 2 }, 'c')?.subjectId).toBe('b');
  expect(nextIn({ items: items.slice(0, 1), place: 0 }, 'a')).toBeNull();
});

test('what was done has left the list: the next stands in its place, or last where it was the last', () => {
  expect(nextIn({ items, place: 1 }, 'gone')?.subjectId).toBe('b');
  expect(nextIn({ items, place: 3 }, 'gone')?.subjectId).toBe('c');
  expect(nextIn({ items: [], place: 0 }, 'gone')).toBeNull();
});
