import { expect, test } from 'vitest';
import { receiptSigning } from './receipt-signing-rule.ts';

const officer = { personId: '0198f3f4-0000-7000-8000-000000000001', name: 'Trần Thị Bình' };
const order = { receiver: officer.name, agencyName: 'Ủy ban nhân dân phường Trấn Biên' };

test('a receipt over the counter is signed by hand', () => {
  expect(receiptSigning('DIRECT', officer, order)).toBeNull();
});

test('what came online or by post is signed by who received it', () => {
  const signing = { signer: { id: officer.personId, name: officer.name }, agencyName: order.agencyName };
  expect(receiptSigning('ONLINE', officer, order)).toEqual(signing);
  expect(receiptSigning('POSTAL', officer, order)).toEqual(signing);
});

test('nobody signs with the key of somebody who did not act', () => {
  expect(receiptSigning('ONLINE', { ...officer, name: 'Lê Văn Cường' }, order)?.signer).toBeNull();
  expect(receiptSigning('ONLINE', { personId: null, name: officer.name }, order)?.signer).toBeNull();
});
