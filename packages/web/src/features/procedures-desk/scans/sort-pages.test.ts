import { expect, test } from 'vitest';
import { byPaper, leftOut, lookAt, putTo, startSorting, unsorted, withoutPapers } from './sort-pages.ts';
import type { ScanPage } from './sort-pages.ts';

const file = new File(['x'], 'xap.pdf', { type: 'application/pdf' });
const pages = Array.from({ length: 5 }, (_, index): ScanPage => ({
  key: `p${index}`,
  file,
  index,
  pagesOfFile: 5,
  bindable: true,
}));
const keysOf = (found: readonly ScanPage[] | undefined): string[] => (found ?? []).map(({ key }) => key);

test('a key sorts what is chosen and turns to the page behind it, in the order of the pile', () => {
  let sorting = putTo(startSorting(pages), 'a');
  expect(sorting.at).toBe(1);
  sorting = putTo(lookAt(sorting, 2, true), 'b');
  expect([sorting.at, sorting.from]).toEqual([3, 3]);
  sorting = putTo(putTo(sorting, leftOut), 'a');

  expect(keysOf(byPaper(sorting).get('a'))).toEqual(['p0', 'p4']);
  expect(keysOf(byPaper(sorting).get('b'))).toEqual(['p1', 'p2']);
  expect(byPaper(sorting).has(leftOut)).toBe(false);
  expect(unsorted(sorting)).toEqual([]);
});

test('several are chosen from either end, and a page that was sorted wrongly is sorted anew', () => {
  let sorting = lookAt(startSorting(pages), 3, false);
  sorting = putTo(lookAt(sorting, 1, true), 'a');
  expect(keysOf(byPaper(sorting).get('a'))).toEqual(['p1', 'p2', 'p3']);
  sorting = putTo(lookAt(sorting, 2, false), 'b');
  expect(keysOf(byPaper(sorting).get('a'))).toEqual(['p1', 'p3']);
  expect(keysOf(unsorted(sorting))).toEqual(['p0', 'p4']);
});

test('nobody looks beyond the pile', () => {
  expect(lookAt(startSorting(pages), -3, false).at).toBe(0);
  expect(lookAt(startSorting(pages), 99, false).at).toBe(4);
});

test('the pages of a paper that could not be sent stay, with what was left out gone', () => {
  let sorting = startSorting(pages);
  for (const paper of ['a', 'b', leftOut, 'b', 'a']) sorting = putTo(sorting, paper);
  const rest = withoutPapers(sorting, new Set(['a', leftOut]));
  expect(keysOf(rest.pages)).toEqual(['p1', 'p3']);
  expect(keysOf(byPaper(rest).get('b'))).toEqual(['p1', 'p3']);
});
