import { expect, test } from 'vitest';
import { isDelegable, lacksTitle } from './delegation-rule.ts';

const right = { sourceGrantId: null, passesOn: [], permissions: ['procedures.dossier.act'] };

test('a right is delegated once, and never by who administers rights', () => {
  expect(isDelegable(right)).toBe(true);
  expect(isDelegable({ ...right, sourceGrantId: 'g' })).toBe(false);
  expect(isDelegable({ ...right, passesOn: ['procedures.dossier.act'] })).toBe(false);
  expect(isDelegable({ ...right, permissions: ['administration.grant.give'] })).toBe(false);
});

test('who signs by order or by authorisation names a title, a deputy need not', () => {
  expect(lacksTitle({ capacity: 'TL', title: null })).toBe(true);
  expect(lacksTitle({ capacity: 'TUQ', title: '' })).toBe(true);
  expect(lacksTitle({ capacity: 'TUQ', title: 'Trưởng phòng' })).toBe(false);
  expect(lacksTitle({ capacity: 'KT', title: null })).toBe(false);
  expect(lacksTitle({ capacity: null, title: null })).toBe(false);
});
