import { describe, expect, test } from 'vitest';
import type { Holding } from './holding.ts';
import { conflictsOf, separationRules, type SeparationRule } from './separation.ts';

const rule: SeparationRule = {
  key: 'takes-refunds',
  name: { vi: 'x', en: 'x', uk: 'x' },
  a: ['money.take', 'money.count'],
  b: ['money.refund'],
  validFrom: '2026-02-01',
  validTo: '2026-12-31',
  basis: 'x',
  provisional: false,
};
const held = (permission: string, more: Partial<Holding> = {}): Holding => ({
  permissions: [permission],
  passesOn: [],
  unitId: 'ward',
  ancestors: ['ward', 'province'],
  field: null,
  validFrom: new Date('2026-01-01T00:00:00Z'),
  validTo: null,
  ...more,
});
const found = (...grants: Holding[]) => conflictsOf(grants, [rule]).length;

describe('separation of duties', () => {
  test('both sides in one unit, or one below the other', () => {
    expect(found(held('money.take'), held('money.refund'))).toBe(1);
    expect(found(held('money.take'), held('money.refund', { unitId: 'province', ancestors: ['province'] }))).toBe(1);
    expect(found(held('money.take'), held('money.refund', { unitId: 'x', ancestors: ['x', 'province'] }))).toBe(0);
  });

  test('one side alone, or passing on without doing, is no conflict', () => {
    expect(found(held('money.take'), held('money.count'))).toBe(0);
    expect(found(held('money.take'), held('other', { passesOn: ['money.refund'] }))).toBe(0);
  });

  test('one role that carries both is a conflict in itself', () => {
    expect(found(held('money.take', { permissions: ['money.take', 'money.refund'] }))).toBe(1);
  });

  test('only while both stand, and while the rule is in force', () => {
    const until = (day: string): Partial<Holding> => ({ validTo: new Date(`${day}T00:00:00+07:00`) });
    expect(found(held('money.take', until('2026-03-01')), held('money.refund'))).toBe(1);
    expect(found(held('money.take', until('2026-01-20')), held('money.refund'))).toBe(0);
    const next = { validFrom: new Date('2027-01-01T00:00:00+07:00') };
    expect(found(held('money.take'), held('money.refund', next))).toBe(0);
  });

  test('each rule has a basis, names in three languages and two sides that share nothing', () => {
    for (const { a, b, basis, name } of separationRules) {
      expect(basis).not.toBe('');
      expect(Object.values(name).every((text) => text !== '')).toBe(true);
      expect(a.filter((one) => b.includes(one))).toEqual([]);
    }
  });
});
