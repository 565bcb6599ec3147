import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { allEndpoints } from '@dongbo/contract/all';
import { expect, test } from 'vitest';
import { systems } from './systems.ts';

const { resolve } = createRequire(import.meta.url);

// The audit names what was done, by people and by the program itself: in words, in every language.
test.each(['vi', 'en', 'uk'])('every operation, job and reaction has a name in %s', (language) => {
  const texts: unknown = JSON.parse(
    readFileSync(resolve(`@dongbo/contract/texts/${language}/operations.json`), 'utf8'),
  );
  const named = Object.keys(Object(texts)).toSorted();
  const wanted = [
    ...allEndpoints.map(({ name }) => name),
    ...systems.flatMap(({ jobs }) => jobs.map(({ name }) => name)),
    ...systems.flatMap(({ reactions }) => reactions.map(({ handler }) => handler)),
  ];
  expect(named).toEqual(wanted.toSorted());
});
