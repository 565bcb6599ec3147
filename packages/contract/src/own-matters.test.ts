import { expect, test } from 'vitest';
import { allEndpoints } from './all.ts';

/** Acts that settle nobody's matter, or, in a pile, refuse the single dossier. */
const ofNobody = new Set([
  'procedures.arrival.confirm',
  'procedures.batch.start',
  'procedures.dossier.assign',
  'procedures.catalogue.import',
]);

test('whatever an official does to a dossier is refused to whose own matter it is', () => {
  const acts = allEndpoints.filter(
    ({ name, system, access, effect, answer }) =>
      system === 'procedures' &&
      access === 'official' &&
      effect === 'write' &&
      answer !== 'export' &&
      !ofNobody.has(name),
  );
  expect(acts.length).toBeGreaterThan(5);
  expect(acts.filter(({ refusals }) => !refusals.includes('dossier.same-person')).map(({ name }) => name)).toEqual([]);
});
