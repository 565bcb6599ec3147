import { allEndpoints } from '@dongbo/contract/all';
import type { Opening } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { openingKindOf, openingsInARow } from './openings-rule.ts';

const one: Opening = {
  id: '1',
  at: new Date('2026-11-30T08:00:00+07:00'),
  operation: 'procedures.dossier.get',
  subjectId: 'd',
  unitName: 'Ủy ban nhân dân phường Trấn Biên',
  office: { vi: 'Chuyên viên', en: 'Specialist', uk: 'Спеціаліст' },
};

test('who leafs through a dossier is one line with how often; another thing, office or day is a line of its own', () => {
  const file = { ...one, operation: 'procedures.dossier.file' };
  const before = { ...one, at: new Date('2026-11-29T23:59:00+07:00') };
  const elsewhere = { ...before, unitName: 'Sở Tư pháp' };
  const rows = openingsInARow([one, { ...one, operation: 'procedures.supplement.get' }, file, before, elsewhere]);
  expect(rows.map(({ what, times, last }) => [what, times, last])).toEqual([
    ['dossier', 2, one],
    ['file', 1, file],
    ['dossier', 1, before],
    ['dossier', 1, elsewhere],
  ]);
  expect(openingsInARow([])).toEqual([]);
});

test('what is named apart is an operation that shows personal data to officials', () => {
  const names = allEndpoints.flatMap(({ name, personalData }) => (personalData ? [name] : []));
  const apart = names.filter((name) => openingKindOf(name) !== 'dossier');
  expect(apart).toHaveLength(15);
});
