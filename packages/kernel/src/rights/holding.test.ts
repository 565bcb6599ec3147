import { describe, expect, test } from 'vitest';
import { beyondGiver, meet, spans, type Holding } from './holding.ts';

const start = new Date('2026-01-01T00:00:00Z');
const march = new Date('2026-03-01T00:00:00Z');
const june = new Date('2026-06-01T00:00:00Z');
const ward: Holding = {
  permissions: ['a.b.c'],
  passesOn: [],
  unitId: 'ward',
  ancestors: ['ward', 'province'],
  field: null,
  validFrom: march,
  validTo: null,
};
const province: Holding = { ...ward, unitId: 'province', ancestors: ['province'], validFrom: start };

describe('what a giver may give', () => {
  test('what is held above, for every field and without end', () => {
    expect(beyondGiver([province], ward)).toEqual([]);
    expect(beyondGiver([province], { ...ward, field: 'đất đai', validTo: june })).toEqual([]);
  });

  test('not an operation that is not held', () => {
    expect(beyondGiver([province], { ...ward, permissions: ['a.b.c', 'a.b.e', 'a.b.d'] })).toEqual(['a.b.d', 'a.b.e']);
  });

  test('what may be passed on is given without being held, to pass on or to do', () => {
    const passing = { ...province, permissions: [], passesOn: ['a.b.c'] };
    expect(beyondGiver([passing], ward)).toEqual([]);
    expect(beyondGiver([passing], { ...ward, passesOn: ['a.b.c', 'a.b.d'] })).toEqual(['a.b.d']);
  });

  test.each([
    ['in another unit', { unitId: 'other', ancestors: ['other', 'province'] }],
    ['below the place where it is to be given', { unitId: 'division', ancestors: ['division', 'ward', 'province'] }],
    ['for one field while all are to be given', { field: 'đất đai' }],
    ['for a shorter time', { validTo: june }],
    ['only later', { validFrom: june }],
  ])('not what is held %s', (_, held) => {
    expect(beyondGiver([{ ...ward, ...held }], ward)).toEqual(['a.b.c']);
  });

  test('two grants that reach one half each do not make a whole', () => {
    const halves = [
      { ...province, validTo: june },
      { ...province, validFrom: june },
    ];
    expect(beyondGiver(halves, ward)).toEqual(['a.b.c']);
    expect(beyondGiver(halves, { ...ward, validTo: june })).toEqual([]);
  });

  test('nobody who holds nothing gives anything', () => {
    expect(beyondGiver([], ward)).toEqual(['a.b.c']);
  });
});

describe('two grants', () => {
  test('meet where one lies below the other, whichever comes first', () => {
    expect([meet(ward, province), meet(province, ward)]).toEqual([true, true]);
    expect(meet(ward, { ...ward, unitId: 'other', ancestors: ['other', 'province'] })).toBe(false);
  });

  test('do not meet when one ends as the other begins', () => {
    expect(meet({ ...province, validTo: march }, ward)).toBe(false);
    expect(meet({ ...province, validTo: june }, ward)).toBe(true);
  });

  test('of two fields do not meet; of one and of all do', () => {
    expect(meet({ ...ward, field: 'a' }, { ...ward, field: 'b' })).toBe(false);
    expect(meet({ ...ward, field: 'a' }, ward)).toBe(true);
  });

  test('a grant spans itself', () => {
    expect(spans(ward, ward)).toBe(true);
  });
});
