import { expect, test } from 'vitest';
import { settleAtEnd, settlementInWords } from './end-settlement.ts';
import { refundRuleOn } from './fee-data.ts';
import type { FeeRecord } from './fee-record.ts';

const rule = refundRuleOn('2026-03-16');

const payment = (amount: number, { refunded = 0, cancelled = false } = {}): FeeRecord['payments'][number] => ({
  id: '019c0000-0000-7000-8000-000000000001',
  demandId: '019c0000-0000-7000-8000-000000000002',
  method: 'cash',
  amount,
  serviceFee: amount,
  charge: 0,
  payerName: 'Nguyễn Thị Thử',
  reference: null,
  paidAt: '2026-03-16T09:00:00+07:00',
  takenBy: null,
  receiptNumber: '0000001',
  cancelled: cancelled ? { at: '2026-03-16T10:00:00+07:00', by: null, reason: 'Nhầm' } : null,
  refunds:
    refunded === 0
      ? []
      : [
          {
            id: '019c0000-0000-7000-8000-000000000003',
            amount: refunded,
            reason: 'by-officer',
            note: null,
            openedAt: '2026-03-16T11:00:00+07:00',
            doneAt: null,
            reference: null,
          },
        ],
});

test('before reception everything goes back, after it what was not given back already is kept', () => {
  const payments = [payment(20_000), payment(3_000, { refunded: 1_000 })];
  expect(settleAtEnd({ payments }, { rule, wasReceived: false })).toMatchObject({
    paid: 23_000,
    refunded: 23_000,
    kept: 0,
  });
  expect(settleAtEnd({ payments }, { rule, wasReceived: true })).toMatchObject({
    paid: 23_000,
    refunded: 1_000,
    kept: 22_000,
  });
});

test('a receipt that was cancelled is no money; where nothing was paid there is nothing to settle', () => {
  expect(settleAtEnd({ payments: [payment(5_000, { cancelled: true })] }, { rule, wasReceived: true })).toBeNull();
  expect(settleAtEnd({ payments: [] }, { rule, wasReceived: false })).toBeNull();
});

test('without a rule nothing goes back by itself, and no rule is named; nor where all went back before', () => {
  expect(settleAtEnd({ payments: [payment(5_000)] }, { rule: null, wasReceived: false })).toEqual({
    paid: 5_000,
    refunded: 0,
    kept: 5_000,
    why: null,
    citation: null,
  });
  const back = [payment(5_000, { refunded: 5_000 })];
  expect(settleAtEnd({ payments: back }, { rule, wasReceived: true })).toMatchObject({ kept: 0, why: null });
});

test('form 05 says paid, given back and kept, with the rule', () => {
  const words = (wasReceived: boolean) => {
    const settled = settleAtEnd({ payments: [payment(23_000)] }, { rule, wasReceived });
    return settled === null ? '' : settlementInWords(settled);
  };
  expect(words(false)).toBe(
    'Đã nộp 23.000 đồng; hoàn trả 23.000 đồng. Hồ sơ chưa được tiếp nhận nên tiền đã nộp được hoàn trả (Bộ luật Dân sự số 91/2015/QH13, Điều 579).',
  );
  expect(words(true)).toBe(
    'Đã nộp 23.000 đồng; không hoàn trả 23.000 đồng. Hồ sơ đã được tiếp nhận và giải quyết nên tiền đã nộp không được hoàn trả (Bộ luật Dân sự số 91/2015/QH13, Điều 579).',
  );
});
