import { expect, test } from 'vitest';
import type { FoundItem } from '../held/held-items.ts';
import type { Slot } from '../held/held-rule.ts';
import { heldAnswersOf, type Received } from './held-use-rule.ts';

const receivedAt = new Date('2026-11-30T09:00:00+07:00');
const slot: Slot = { componentId: 'g1.c2', accepts: [{ kind: 'birth-certificate' }] };
const paper = { componentId: 'g1.c2', name: 'Giấy tờ', originals: 0, certifiedCopies: 0, photocopies: 1, fileIds: [] };
const dossier: Received = {
  id: 'new',
  procedureCode: '2.002516',
  receivedAt,
  papers: [paper],
  copied: new Set(),
};
const certificate: FoundItem = {
  kind: 'result',
  heldSince: new Date('2026-11-29T09:00:00+07:00'),
  identityNumber: '075190000001',
  dossierId: 'old',
  procedureCode: '1.001193',
  componentId: null,
  name: 'Giấy khai sinh',
  paperCase: null,
  at: new Date('2026-11-29T09:00:00+07:00'),
  number: '1',
  unitId: 'u',
  unitName: 'U',
  subject: null,
  fileIds: ['f'],
};
const outcomes = (changes: Partial<Received>, items: readonly FoundItem[] = [certificate]) =>
  heldAnswersOf({ ...dossier, ...changes }, [slot], items).map(({ outcome }) => outcome);

test('handed in though held, taken from what is held, or neither', () => {
  expect(heldAnswersOf(dossier, [slot], [certificate])).toEqual([
    { componentId: 'g1.c2', name: 'Giấy tờ liên quan đến nội dung cần xác nhận', outcome: 'asked' },
  ]);
  const taken = { ...paper, photocopies: 0, fileIds: ['copy'] };
  expect(outcomes({ papers: [taken], copied: new Set(['copy']) })).toEqual(['used']);
  expect(outcomes({ papers: [] })).toEqual(['not-brought']);
  expect(outcomes({ papers: [{ ...paper, photocopies: 0 }] })).toEqual(['not-brought']);
});

test('what was held only afterwards, or lies in the dossier itself, answers nothing; what was used counts though it is held no more', () => {
  expect(outcomes({}, [{ ...certificate, heldSince: new Date(receivedAt.getTime() + 1) }])).toEqual([]);
  expect(outcomes({}, [{ ...certificate, dossierId: 'new' }])).toEqual([]);
  expect(outcomes({}, [])).toEqual([]);
  const taken = { ...paper, photocopies: 0, fileIds: ['copy'] };
  expect(outcomes({ papers: [taken], copied: new Set(['copy']) }, [])).toEqual(['used']);
});
