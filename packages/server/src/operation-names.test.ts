import { languages } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import { expect, test } from 'vitest';
import { systemTexts } from './system-texts.ts';
import { systems } from './systems.ts';

// The audit names what was done, by people and by the program itself: in words, in every language.
test.each(languages)('every operation, job and reaction has a name in %s', (language) => {
  const named = Object.keys(systemTexts(language, 'operations')).toSorted();
  const wanted = [
    ...allEndpoints.map(({ name }) => name),
    ...systems.flatMap(({ jobs }) => jobs.map(({ name }) => name)),
    ...systems.flatMap(({ reactions }) => reactions.map(({ handler }) => handler)),
  ];
  expect(named).toEqual(wanted.toSorted());
});
