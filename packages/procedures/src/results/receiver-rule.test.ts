import type { Owner } from '@dongbo/contract/procedures';
import { expect, test } from 'vitest';
import { receiverOf, type ReceiverOrder } from './receiver-rule.ts';

const owner: Owner = {
  type: 'citizen',
  name: 'Nguyễn Thị Thảo',
  identityNumber: '075190000123',
  address: null,
  phone: null,
  email: null,
};
const dossier = { owner, submitterName: 'Lê Văn Tám' };
const mandate = { kind: 'mandate', name: ' Trần Văn Ba ', number: '075190000456', mandateSeen: true } as const;

test('owner and submitter are named by the dossier, whatever else is typed', () => {
  expect(receiverOf(dossier, { kind: 'owner', name: 'Ai đó' })).toEqual({
    kind: 'owner',
    name: owner.name,
    number: null,
  });
  expect(receiverOf(dossier, { kind: 'submitter' })).toEqual({ kind: 'submitter', name: 'Lê Văn Tám', number: null });
});

test('who comes with a mandate is named, with the number of the identity paper', () => {
  expect(receiverOf(dossier, mandate)).toEqual({ kind: 'mandate', name: 'Trần Văn Ba', number: '075190000456' });
});

test.each<[string, ReceiverOrder | undefined, string]>([
  ['nobody', undefined, 'dossier.receiver-missing'],
  ['a mandate without a name', { ...mandate, name: ' ' }, 'dossier.mandate-missing'],
  ['a mandate without a number', { ...mandate, number: undefined }, 'dossier.mandate-missing'],
  ['a mandate that nobody saw', { ...mandate, mandateSeen: false }, 'dossier.mandate-missing'],
])('%s takes nothing', (_, order, code) => {
  expect(receiverOf(dossier, order)).toBe(code);
});
