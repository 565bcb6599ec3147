import * as ofFees from '@dongbo/contract/procedures';
import type { Dossier } from '@dongbo/contract/procedures';
import type { Browser } from '../api-world.fixture.ts';
import { noticeOf } from './fees.fixture.ts';
import type { Scene } from './witness.fixture.ts';

const lines = [
  { kind: 'charge' as const, name: 'Lệ phí minh họa', unitPrice: 8000 },
  { kind: 'service-fee' as const, name: 'Phí minh họa', quantity: 2, unitPrice: 3500 },
];
const cash = { method: 'cash' as const, amount: 15_000, payerName: 'Người nộp minh họa' };

async function payOnline({ api, witness }: Scene, citizen: Browser, { id: dossierId }: Dossier): Promise<void> {
  const counter = await api.as('motcua.tranbien');
  const { feeDemandId } = await counter.call(ofFees.demandFees, { dossierId, lines });
  const { address } = await witness.call(citizen, ofFees.startPayment, { dossierId, feeDemandId });
  const query = new URL(address, 'https://x.example').searchParams;
  const of = (name: string): string => query.get(name) ?? '';
  const order = { orderId: of('orderId'), requestCode: of('requestCode'), amount: Number(of('amount')) };
  const acted = { ...order, signature: of('signature'), act: 'pay-ten-times' as const };
  await witness.call(citizen, ofFees.actOnSimulatedPayment, acted);
  await witness.call(api.nobody, ofFees.notifyPayment, noticeOf({ ...order, orderId: `${order.orderId}-la` }));
  await api.drain();
}

/** Every operation of fees at least once, on a dossier that was settled. */
export async function payForIt(scene: Scene, citizen: Browser, dossier: Dossier): Promise<void> {
  const { api, witness, oneStopId } = scene;
  const { id: dossierId } = dossier;
  const counter = await api.as('motcua.tranbien');
  const leader = await api.as('lanhdao.tranbien');
  const first = await witness.call(counter, ofFees.demandFees, { dossierId, lines });
  const replaced = { dossierId, lines, replaces: first.feeDemandId, reason: 'Minh họa' };
  const second = await witness.call(counter, ofFees.demandFees, replaced, 'replaces');
  await witness.call(counter, ofFees.cancelFeeDemand, { feeDemandId: second.feeDemandId, reason: 'Minh họa' });
  const { feeDemandId } = await counter.call(ofFees.demandFees, { dossierId, lines });
  const taken = await witness.call(counter, ofFees.takePayment, { feeDemandId, ...cash });
  const { feePaymentId } = taken;
  await witness.file(counter, ofFees.getFeeReceipt, { feePaymentId });
  await witness.call(leader, ofFees.cancelFeeReceipt, { feePaymentId, reason: 'Minh họa' });
  const transfer = { ...cash, feeDemandId, method: 'transfer' as const, reference: 'FT1' };
  const again = await witness.call(counter, ofFees.takePayment, transfer, 'transfer');
  const refund = { feePaymentId: again.feePaymentId, amount: 5000, reason: 'Minh họa' };
  const { feeRefundId } = await witness.call(leader, ofFees.openRefund, refund);
  await witness.call(counter, ofFees.payRefund, { feeRefundId, reference: 'Phiếu chi' });
  await payOnline(scene, citizen, dossier);
  await witness.call(counter, ofFees.getFees, { dossierId });
  await witness.call(citizen, ofFees.getMyFees, { dossierId });
  await witness.file(citizen, ofFees.getMyFeeReceipt, { feePaymentId });
  const period = { unitId: oneStopId, from: '2026-03-01', to: '2026-03-31' };
  await witness.call(counter, ofFees.listFeeBook, period);
  await witness.call(counter, ofFees.exportFeeBook, { ...period, format: 'xlsx' });
  const { items } = await witness.call(counter, ofFees.listPaymentDifferences, { unitId: oneStopId });
  const settled = { paymentDifferenceId: items[0]?.id ?? '', note: 'Minh họa' };
  await witness.call(counter, ofFees.settlePaymentDifference, settled);
}
