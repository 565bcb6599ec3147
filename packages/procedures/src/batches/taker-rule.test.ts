import { expect, test } from 'vitest';
import { ownersIn, submitterOf, type Taking } from './taker-rule.ts';

const taking = (part: Partial<Taking>): Taking => ({
  ownerName: 'Lê Văn Tám',
  ownerNumber: '075190000801',
  submitterName: 'Trần Thị Nộp',
  submitterNumber: '075190000901',
  ...part,
});

test.each([
  ['one number and one name', [{}, {}], 1],
  ['the same name written otherwise', [{}, { ownerName: 'LÊ VĂN TÁM' }], 1],
  ['one without number and of the same name', [{}, { ownerNumber: null }], 1],
  ['two numbers under one name', [{}, { ownerNumber: '075190000802' }], 2],
  ['two names without numbers', [{ ownerNumber: null }, { ownerNumber: null, ownerName: 'Lê Thị Chín' }], 2],
] as const)('owners: %s', (_, parts, count) => {
  expect(ownersIn(parts.map(taking))).toBe(count);
});

test.each([
  ['one who handed in both', [{}, {}], 'Trần Thị Nộp'],
  ['one of them was handed in by its owner', [{}, { submitterName: '' }], null],
  ['two of one name with two numbers', [{}, { submitterNumber: '075190000902' }], null],
  ['two of two names', [{}, { submitterName: 'Trần Văn Khác', submitterNumber: null }], null],
  ['nobody', [], null],
] as const)('submitter: %s', (_, parts, name) => {
  expect(submitterOf(parts.map(taking))).toBe(name);
});
