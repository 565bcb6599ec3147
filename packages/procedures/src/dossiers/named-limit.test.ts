import type { KnownTimeLimit, TimeLimit } from '@dongbo/contract/procedures';
import { expect, test } from 'vitest';
import { isPlausibleLimit } from './named-limit.ts';

const silent: TimeLimit = { unit: 'unknown', value: 0 };
const three: TimeLimit = { unit: 'unknown', value: 3 };
const sixty: TimeLimit = { unit: 'unknown', value: 60 };

test.each<[KnownTimeLimit, TimeLimit, boolean]>([
  [{ unit: 'working-day', value: 3 }, three, true],
  [{ unit: 'working-day', value: 30 }, three, true],
  [{ unit: 'working-day', value: 31 }, three, false],
  [{ unit: 'working-day', value: 500 }, three, false],
  [{ unit: 'month', value: 2 }, three, false],
  [{ unit: 'month', value: 6 }, sixty, true],
  [{ unit: 'calendar-day', value: 180 }, sixty, true],
  [{ unit: 'working-day', value: 250 }, silent, true],
  [{ unit: 'calendar-day', value: 3650 }, silent, false],
  [{ unit: 'working-hour', value: 81 }, silent, false],
  [{ unit: 'working-day', value: 0 }, silent, false],
  [{ unit: 'calendar-day', value: 0 }, three, false],
  [{ unit: 'working-day', value: 0.5 }, three, true],
  [{ unit: 'working-day', value: 0.0001 }, three, false],
  [{ unit: 'working-hour', value: 0.25 }, silent, false],
  [{ unit: 'immediate', value: 0 }, three, true],
])('%j where the source says %j: %s', (named, stated, plausible) => {
  expect(isPlausibleLimit(named, stated)).toBe(plausible);
});
