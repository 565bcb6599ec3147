import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './project-root.ts';

const docs = join(root, 'docs');
const text = readFileSync(join(docs, 'security.md'), 'utf8');
const states = ['done', 'done, otherwise than suggested', 'partly', 'open', 'operator'];

/** Controls with their cells, without the heads of the tables. */
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:control|---)/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** The links of a text: their words and the file to which they lead. */
const linksOf = (part: string) =>
  [...part.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, words = '', target = '']) => ({
    words,
    file: join(docs, target),
  }));

const squeeze = (words: string): string => words.replaceAll(/\s+/g, ' ');

test('every control has its five cells and a state that is known', () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter((cells) => cells.length !== 5 || cells.includes(''))).toEqual([]);
  expect(rows.filter(([, state = '']) => !states.includes(state))).toEqual([]);
});

test('every file that is named exists', () => {
  const links = linksOf(text);
  expect(links.length).toBeGreaterThan(60);
  expect(links.filter(({ file }) => !existsSync(file))).toEqual([]);
});

test('what is said to show a control stands in the test that is named', () => {
  const shown = rows.flatMap(([, , , cell = '']) => linksOf(cell));
  expect(shown.filter(({ file }) => !file.endsWith('.test.ts'))).toEqual([]);
  const missing = shown.filter(({ words, file }) => !squeeze(readFileSync(file, 'utf8')).includes(words));
  expect(missing).toEqual([]);
});

test('what is done is shown by a test, and what is open claims none', () => {
  const isShown = (cell: string): boolean => linksOf(cell).length > 0;
  const unshown = rows.filter(([, state = '', , cell = '']) => state.startsWith('done') && !isShown(cell));
  expect(unshown).toEqual([]);
  expect(rows.filter(([, state = '', , cell = '']) => state === 'open' && isShown(cell))).toEqual([]);
});
