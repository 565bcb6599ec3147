import { expect, test } from 'vitest';
import { registerAt, writtenAs } from './drawn-numbers.ts';

const place = { id: 'commune', oneStopId: 'counter', oneStopCode: 'H19.146.01', divisions: {}, officials: {} };
const units = { receivingUnitId: 'own counter', competentUnitId: 'own commune' };

test.each([
  ['own commune', 'site-minutes:commune'],
  ['own counter', 'site-minutes:counter'],
  ['a department', 'site-minutes:a department'],
])('a number of %s is drawn in the register %s', (unitId, register) => {
  const one = { table: 'site_check', series: 'site-minutes', unitId, day: '2026-03-11', written: '01/BB' } as const;
  expect(registerAt(one, units, place)).toBe(register);
});

test.each([
  ['0000001', 12, '0000012'],
  ['01/BB-KTTĐ', 7, '07/BB-KTTĐ'],
  ['123/TB-UBND', 4, '04/TB-UBND'],
  ['09/TCHS', 1_234, '1234/TCHS'],
])('written like %s, %i is %s', (written, number, after) => {
  expect(writtenAs({ written }, number)).toBe(after);
});
