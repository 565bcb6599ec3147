import type { StoredGrant } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { beyondEditor, countChanged, differenceTo, withRole } from './role-rule.ts';

const now = new Date('2026-03-11T02:00:00Z');
const grant = (more: Partial<StoredGrant> = {}): StoredGrant => ({
  id: 'g',
  personId: 'p',
  personName: 'P',
  username: 'p',
  accountOpen: true,
  role: 'specialist',
  roleName: { vi: 'x', en: 'x', uk: 'x' },
  permissions: ['a.b.c'],
  passesOn: [],
  unitId: 'ward',
  unitName: 'Ward',
  ancestors: ['ward', 'province'],
  field: null,
  validFrom: new Date('2025-07-01T00:00:00Z'),
  validTo: null,
  reason: null,
  givenBy: null,
  givenAt: null,
  lockKey: null,
  unlocked: true,
  inForce: true,
  capacity: null,
  title: null,
  sourceGrantId: null,
  version: 0,
  ...more,
});

test('what the province changed of a role is kept as a difference', () => {
  expect(differenceTo(['a', 'b'], ['b', 'c'])).toEqual({ added: ['c'], withheld: ['a'] });
});

test('one adds to a role only what one can pass on wherever it is held', () => {
  const asked = { gained: ['a.b.c', 'a.b.d'], now };
  const ofWard = grant({ passesOn: ['a.b.d'], permissions: ['a.b.c'], validFrom: new Date('2026-03-01T00:00:00Z') });
  expect(beyondEditor([ofWard], [grant()], asked)).toEqual([]);
  const elsewhere = grant({ unitId: 'other', ancestors: ['other', 'province'] });
  expect(beyondEditor([ofWard], [grant(), elsewhere], asked)).toEqual(['a.b.c', 'a.b.d']);
  expect(beyondEditor([ofWard], [], { ...asked, gained: ['a.b.e'] })).toEqual(['a.b.e']);
  expect(beyondEditor('all', [elsewhere], asked)).toEqual([]);
});

test('people who can do it by another right neither win nor lose it', () => {
  const before = [[grant()], [grant(), grant({ role: 'leader', permissions: ['a.b.c'] })]];
  const after = before.map((grants) => withRole(grants, 'specialist', ['a.b.d']));
  expect(countChanged(before, after, ['a.b.c', 'a.b.d'])).toEqual([
    { name: 'a.b.c', people: 1 },
    { name: 'a.b.d', people: 2 },
  ]);
});
