import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('.', import.meta.url));
const contract = fileURLToPath(new URL('../../contract/texts/vi', import.meta.url));
const shared = fileURLToPath(new URL('../texts/vi', import.meta.url));

/** `t('a.b')`, `t('ns:a.b', …)`; keys that are put together at run time are not seen here. */
const named = /\bt\(\s*'((?:[\w-]+:)?[\w.-]+)'/g;

const filesBelow = (folder: string, end: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => end.test(name))
    .map((name) => join(folder, name));

const keysOf = (file: string): string[] =>
  Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).map((key) => key.replace(/_(one|few|many|other)$/, ''));

/** The contract's texts and those of both faces, by namespace: what stands before the colon. `terms-of-fees.json` adds to
 * `terms` where it is loaded. */
const namespaces = Map.groupBy([...filesBelow(contract, /\.json$/), ...filesBelow(shared, /\.json$/)], (file) =>
  (file.split('/').at(-1) ?? '').replace(/(-of-[\w-]+)?\.json$/, ''),
);

/** Who writes here without a namespace, and the files in which the key is looked for. */
const places: readonly (readonly [string, readonly string[]])[] = [
  ['app/desk', ['app/desk', 'ui/second-factor']],
  ['ui/desk', ['app/desk']],
  ['ui/second-factor', ['ui/second-factor']],
  ['app/portal', ['app/portal', 'ui/second-factor']],
  ...readdirSync(join(src, 'features')).map(
    (part) => [`features/${part}`, [`features/${part}`, part.endsWith('-desk') ? 'app/desk' : 'app/portal']] as const,
  ),
];

test.each(places)('every text that %s names stands in its files', (place, folders) => {
  const own = new Set(folders.flatMap((folder) => filesBelow(join(src, folder, 'texts'), /\.json$/).flatMap(keysOf)));
  const missing = filesBelow(join(src, place), /(?<!\.test)\.tsx?$/).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(named)].flatMap(([, name = '']) => {
      const [namespace, key] = name.includes(':') ? name.split(':', 2) : [undefined, name];
      const known = namespace === undefined ? own : new Set((namespaces.get(namespace) ?? []).flatMap(keysOf));
      return known.has(key ?? '') ? [] : [`${file.slice(src.length)}: ${name}`];
    }),
  );
  expect(missing).toEqual([]);
});

/** Ways that do not exist: nobody at a counter can change an account. */
const deadEnds = /báo (tại )?quầy|tại quầy một cửa|người quản trị tài khoản/i;

test('no text sends anybody to where nothing can be done', () => {
  const all = [
    ...filesBelow(contract, /\.json$/),
    ...filesBelow(shared, /\.json$/),
    ...filesBelow(src, /texts\/.*\.json$/),
  ];
  expect(all.length).toBeGreaterThan(30);
  expect(all.filter((file) => deadEnds.test(readFileSync(file, 'utf8')))).toEqual([]);
});
