import { languages } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import { kernelDeliveries, kernelJobs, systemTexts } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { systemsWithSample } from './systems.ts';

/** What the audit of older versions names and nobody runs any more. */
const former = ['procedures.store-letter'];

// The audit names what was done, by people and by the program itself: in words, in every language.
test.each(languages)('every operation, job, delivery and reaction has a name in %s', (language) => {
  const named = Object.keys(systemTexts(language, 'operations')).toSorted();
  const wanted = [
    ...allEndpoints.map(({ name }) => name),
    ...[...kernelJobs, ...kernelDeliveries].map(({ name }) => name),
    ...systemsWithSample.flatMap(({ jobs }) => jobs.map(({ name }) => name)),
    ...systemsWithSample.flatMap(({ deliveries }) => deliveries.map(({ name }) => name)),
    ...systemsWithSample.flatMap(({ reactions }) => reactions.map(({ handler }) => handler)),
    ...former,
  ];
  expect(named).toEqual(wanted.toSorted());
  // Two that are called the same could not be told apart where one is chosen.
  expect(named.length).toBe(new Set(Object.values(systemTexts(language, 'operations'))).size);
});
