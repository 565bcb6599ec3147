import { dossierStates } from '@dongbo/contract/procedures';
import { expect, test } from 'vitest';
import data from '../../data/dossier-states.json' with { type: 'json' };

test('every state of a dossier has one number of the national list', () => {
  expect(Object.keys(data.states).toSorted()).toEqual([...dossierStates].toSorted());
  const numbers = Object.values(data.states).map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers) expect(number >= 1 && number <= 10).toBe(true);
});
