import { loadCalendar } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { forwardBy, isOwnCounter, startsElsewhere } from './clock-start-rule.ts';

const ofCommune = {
  ancestors: ['counter', 'ward', 'province'],
  parent: { kind: 'commune', name: 'Phường', type: 'phường' },
};
const ofProvince = { ancestors: ['centre', 'province'], parent: { kind: 'province', name: 'Tỉnh', type: 'tỉnh' } };
const [ward, other, department] = [
  { id: 'ward', kind: 'commune' },
  { id: 'other', kind: 'commune' },
  { id: 'department', kind: 'department' },
];

test.each([
  ['a ward at its own counter', ofCommune, ward, true],
  ['another ward', ofCommune, other, false],
  ['a department at the counter of a ward', ofCommune, department, false],
  ['a department at the centre of the province', ofProvince, department, true],
  ['a ward at the centre of the province', ofProvince, ward, false],
])('%s', (_, receiving, competent, own) => {
  const places = { receiving, competent: competent ?? { id: '', kind: '' } };
  expect(isOwnCounter(places)).toBe(own);
  expect(startsElsewhere(places, new Date('2026-08-04T23:59:59+07:00'))).toBe(false);
  expect(startsElsewhere(places, new Date('2026-08-05T00:00:00+07:00'))).toBe(!own);
});

test.each([
  ['2026-08-12T14:59:00+07:00', '2026-08-12T17:00:00+07:00'],
  ['2026-08-12T15:00:00+07:00', '2026-08-13T17:00:00+07:00'],
  // Friday afternoon, and Saturday.
  ['2026-08-14T15:30:00+07:00', '2026-08-17T17:00:00+07:00'],
  ['2026-08-15T09:00:00+07:00', '2026-08-17T17:00:00+07:00'],
])('received %s it is sent on by %s', (received, by) => {
  expect(forwardBy(new Date(received), loadCalendar())).toEqual(new Date(by));
});
