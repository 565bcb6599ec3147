import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parts } from '../parts.ts';
import { shellGroups } from './keyboard-help.tsx';

// Pages run in a DOM, whose modules have no address on the disk.
const root = `${process.cwd()}/packages/web/src/`;
const sources = globSync('**/*.tsx', { cwd: root })
  .filter((path) => !path.includes('.test.') && !path.includes('.fixture.'))
  .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));

/** What a call of `useShortcuts` listens to, as it is written there; `1 … 9` where each action has its number. */
function keysIn(call: string): string[] {
  if (call.includes('String(index + 1)')) return ['1 … 9'];
  if (call.includes('action.key')) return [];
  return [...call.matchAll(/(?:^|[{,(\s])(?:'([^']+)'|([A-Za-z]\w*)): /g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
}

const registered = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/useShortcuts\(([\s\S]*?)\);\n/g)].flatMap(([, call = '']) =>
    keysIn(call).map((key) => ({ path, key })),
  ),
);

/** As the table writes a key: `Ctrl+k` is `Ctrl K`, `Escape` is `Esc`. */
const written = (key: string): string =>
  key
    .replace(/^Ctrl\+(.)$/, (_, letter: string) => `Ctrl ${letter.toUpperCase()}`)
    .replace('Ctrl+', 'Ctrl ')
    .replace('Escape', 'Esc');

const listed = [...shellGroups, ...parts.flatMap(({ keys }) => keys)].flatMap(({ keys }) =>
  keys.flatMap((key) => [key, ...(key.startsWith('Ctrl') ? [] : key.split(' '))]),
);

test('the keys that are listened to are found in the sources', () => {
  const keys = registered.map(({ key }) => key);
  for (const known of ['Ctrl+k', '?', '/', 'j', 'k', 'x', 'n', 'e', 'p', 'F2', 'F4', 'F6', 'F7', 'F9', '1 … 9'])
    expect(keys).toContain(known);
});

test('every key that is listened to stands in the table of keys', () => {
  expect(registered.filter(({ key }) => !listed.includes(written(key)))).toEqual([]);
});

test('every key for picked work stands in the table of keys', () => {
  const keys = parts.flatMap(({ work }) => work.actions.map(({ key }) => key));
  expect(keys).toEqual(expect.arrayContaining(['a', 'm', 'r']));
  expect(keys.filter((key) => !listed.includes(key))).toEqual([]);
});

test('no key means two things for picked work', () => {
  for (const { work } of parts) {
    const keys = work.actions.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});
