import { expect, test } from 'vitest';
import { allEndpoints } from './all.ts';
import { pathParameters } from './endpoint.ts';

/** Units and procedures belong to nobody in particular. */
const ofNobody = new Set(['unitId', 'code']);

test('whatever an official reads of one thing is recorded in the audit', () => {
  const ofOne = allEndpoints.filter(
    ({ access, effect, path }) =>
      access === 'official' && effect === 'read' && pathParameters(path).some((name) => !ofNobody.has(name)),
  );
  expect(ofOne.length).toBeGreaterThan(3);
  expect(ofOne.filter(({ personalData }) => !personalData).map(({ name }) => name)).toEqual([]);
});
