import { expect, test } from 'vitest';
import { compareStatement } from './compare-statement.ts';

const line = (transactionNo: string, amount: number) => ({
  transactionNo,
  orderId: `O-${transactionNo}`,
  requestCode: 'H19.145.01-260311-0001',
  amount,
  paidAt: new Date('2026-03-11T09:00:00+07:00'),
});
const booked = (transactionNo: string, amount: number, ofTheDay = true) => ({
  transactionNo,
  orderId: `O-${transactionNo}`,
  amount,
  ofTheDay,
});

test('what both know alike is no difference', () => {
  const same = compareStatement([line('1', 8000)], [booked('1', 8000)], new Set(), []);
  expect(same).toEqual({ differences: [], missingHere: [] });
});

test('each of three ways to differ is named with both amounts', () => {
  const { differences, missingHere } = compareStatement(
    [line('1', 8000), line('2', 15_000)],
    [booked('2', 10_000), booked('3', 20_000)],
    new Set(),
    [],
  );
  expect(differences).toEqual([
    { kind: 'missing-here', orderId: 'O-1', transactionNo: '1', amountHere: null, amountThere: 8000 },
    { kind: 'other-amount', orderId: 'O-2', transactionNo: '2', amountHere: 10_000, amountThere: 15_000 },
    { kind: 'missing-there', orderId: 'O-3', transactionNo: '3', amountHere: 20_000, amountThere: null },
  ]);
  expect(missingHere.map(({ transactionNo }) => transactionNo)).toEqual(['1']);
});

test('what was paid on another day is not missed on this one, and what is visible already is not shown twice', () => {
  const other = compareStatement([line('9', 8000)], [booked('7', 8000, false)], new Set(['9']), []);
  expect(other).toEqual({ differences: [], missingHere: [] });
});

test('what the statement of the day before has, by transaction or order, is not missed there', () => {
  const other = compareStatement([], [booked('1', 8000), { ...booked('2', 8000), orderId: 'O-1b' }], new Set(), [
    line('1', 8000),
    { ...line('x', 8000), orderId: 'O-1b' },
  ]);
  expect(other).toEqual({ differences: [], missingHere: [] });
});
