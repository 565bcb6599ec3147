import { UnitId, getSession } from '@dongbo/contract';
import {
  FeeDemandId,
  FeePaymentId,
  FeeRefundId,
  getDossier,
  getFees,
  payRefund,
  takePayment,
  withdrawDossier,
  type FeeSheet,
} from '@dongbo/contract/procedures';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { now, officer, openDesk, prepareDesk, server, unitName } from '../../../desk-world.fixture.tsx';
import { dossierId, dossierOf } from '../dossier.fixture.ts';

prepareDesk();

const demandId = FeeDemandId.parse('019cdb00-0000-7000-8000-0000000000e1');
const paymentId = FeePaymentId.parse('019cdb00-0000-7000-8000-0000000000e2');
const refundId = FeeRefundId.parse('019cdb00-0000-7000-8000-0000000000e3');

const demand: FeeSheet['demands'][number] = {
  id: demandId,
  ordinal: 1,
  state: 'open',
  lines: [
    {
      kind: 'charge',
      name: 'Lệ phí cấp giấy',
      quantity: 1,
      unitPrice: 20_000,
      reducedBy: 0,
      ground: null,
      groundName: null,
      evidence: null,
      amount: 20_000,
    },
  ],
  serviceFee: 0,
  charge: 20_000,
  amount: 20_000,
  payBy: null,
  demandedAt: now,
  demandedBy: null,
  closedAt: null,
  reason: null,
};
const refund: FeeSheet['payments'][number]['refunds'][number] = {
  id: refundId,
  amount: 5_000,
  reason: 'by-officer',
  note: 'Thu thừa',
  openedAt: now,
  doneAt: null,
  reference: null,
};
const payment = (refunds: FeeSheet['payments'][number]['refunds']): FeeSheet['payments'][number] => ({
  id: paymentId,
  demandId,
  method: 'cash',
  amount: 20_000,
  serviceFee: 0,
  charge: 20_000,
  payerName: 'Lê Văn Tám',
  reference: null,
  paidAt: now,
  takenBy: 'Phạm Thị Ngọc Diễm',
  receiptNumber: '0000007',
  cancelled: null,
  refunds,
});
const sheetOf = (changes: Partial<FeeSheet> = {}): FeeSheet => ({
  payable: true,
  demands: [],
  payments: [],
  atEnd: null,
  unit: { id: UnitId.parse('019cdb00-0000-7000-8000-000000000001'), name: unitName },
  payerName: 'Lê Văn Tám',
  proposal: { source: 'none', citation: null, provisional: false, lines: [], free: false, unsure: [] },
  grounds: [],
  mayDemand: false,
  mayCancelDemand: false,
  mayTake: false,
  mayCancelReceipt: false,
  mayRefund: false,
  mayPayRefund: false,
  ownRefunds: [],
  ...changes,
});
const fees = { state: 'paid' as const, amount: 20_000, payBy: null, refundOpen: false };
const sent = (name: string) => server.calls.findLast((call) => call.name === name)?.input;

beforeEach(() => {
  const permissions = [
    ...officer.permissions,
    'procedures.fee.get',
    'procedures.fee.take',
    'procedures.fee.pay-refund',
  ];
  server.answers(getSession, { ...officer, permissions });
  server.answers(getDossier, dossierOf({ fees }));
});

async function openFees(sheet: FeeSheet) {
  server.answers(getFees, sheet);
  const { user } = openDesk(`/lam-viec/ho-so/${dossierId}`);
  const block = within(await screen.findByRole('region', { name: /Phí, lệ phí/ }));
  return { user, block };
}

test('what has to be paid stands there line by line, and the counter takes it', async () => {
  server.answers(takePayment, { feePaymentId: paymentId, receiptNumber: '0000007' });
  const { user, block } = await openFees(sheetOf({ demands: [demand], mayTake: true }));
  expect(await block.findByText('Lệ phí cấp giấy')).toBeTruthy();
  await user.click(block.getByRole('button', { name: /Thu/ }));
  expect(sent('procedures.fee.take')).toMatchObject({ feeDemandId: demandId, method: 'cash', amount: 20_000 });
});

test('who may not take money sees what is demanded and no button', async () => {
  const { block } = await openFees(sheetOf({ demands: [demand] }));
  expect(await block.findByText('Lệ phí cấp giấy')).toBeTruthy();
  expect(block.queryByRole('button', { name: /Thu/ })).toBeNull();
});

test('a refund that somebody else decided on is recorded with its document', async () => {
  server.answers(payRefund, { feeRefundId: refundId });
  const { user, block } = await openFees(sheetOf({ payments: [payment([refund])], mayPayRefund: true }));
  expect(await block.findByText(/Chờ hoàn trả 5\.000\sđồng: Thu thừa/)).toBeTruthy();
  await user.click(block.getByRole('button', { name: 'Ghi đã hoàn trả' }));
  await user.type(block.getByLabelText(/Chứng từ hoàn trả/), 'UNC 12');
  const [, send] = [block.getByLabelText(/Chứng từ hoàn trả/), block.getByRole('button', { name: /Ghi đã hoàn trả/ })];
  await user.click(send);
  expect(sent('procedures.fee.pay-refund')).toMatchObject({ feeRefundId: refundId, reference: 'UNC 12' });
});

test('who decided on a refund does not see the button to pay it, and is told who can', async () => {
  const own = sheetOf({ payments: [payment([refund])], mayPayRefund: true, ownRefunds: [refundId] });
  const { block } = await openFees(own);
  expect(await block.findByText(/người khác ghi việc chi: cán bộ một cửa hoặc trưởng phòng khác/)).toBeTruthy();
  expect(block.queryByRole('button', { name: 'Ghi đã hoàn trả' })).toBeNull();
});

test('before a withdrawal at the counter the officer reads what becomes of the money', async () => {
  const rule = 'Hồ sơ đã được tiếp nhận nên tiền đã nộp không được hoàn trả';
  const atEnd = {
    paid: 20_000,
    refunded: 0,
    kept: 20_000,
    why: { vi: rule, en: rule, uk: rule },
    citation: 'Điều 579',
  };
  server.answers(getDossier, dossierOf({ fees, sidePaths: ['withdraw'] }));
  server.answers(withdrawDossier, { id: dossierId, code: 'H19', version: 5, state: 'withdrawn' });
  const { user } = await openFees(sheetOf({ payments: [payment([])], atEnd }));
  await user.click(await screen.findByRole('button', { name: /Rút hồ sơ/ }));
  expect(
    await screen.findByText(/đã nộp 20\.000\sđồng, được hoàn trả 0\sđồng, không hoàn trả 20\.000\sđồng/),
  ).toBeTruthy();
  expect(screen.getByText(`${rule} (Điều 579).`)).toBeTruthy();
});
