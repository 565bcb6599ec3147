import { demonstrationShares } from '@dongbo/load';
import { expect, test } from 'vitest';
import { demonstratedSystems } from './living-demonstration.ts';

test('the systems that are filled in are those that have a share', () => {
  expect(demonstratedSystems).toEqual(demonstrationShares.map(({ system }) => system));
});
