import { describe, expect, test } from 'vitest';
import { writeNumber } from './written-number.ts';

const notations = [{ validFrom: '2020-03-05', validTo: null, notation: '{n}/KQ-{suffix}', minDigits: 2 }];
const commune = { kind: 'commune', functionKey: null };

describe('a number as written', () => {
  test.each([
    [1, commune, '01/KQ-UBND'],
    [9, commune, '09/KQ-UBND'],
    [10, commune, '10/KQ-UBND'],
    [1234, commune, '1234/KQ-UBND'],
    [7, { kind: 'department', functionKey: 'so-tu-phap' }, '07/KQ-STP'],
    [7, { kind: 'service-centre', functionKey: 'land-registration-office' }, '07/KQ-VPĐKĐĐ'],
    [7, { kind: 'department', functionKey: 'nobody-knows' }, '07/KQ-CQ'],
  ])('%i of %o is %s', (ordinal, unit, written) => {
    expect(writeNumber(ordinal, notations, unit, '2026-03-11')).toBe(written);
  });

  test('has no form before the first notation is in force', () => {
    expect(() => writeNumber(1, notations, commune, '2019-12-31')).toThrow();
  });
});
