import type { Space } from '@dongbo/contract';
import * as ofFees from '@dongbo/contract/procedures';
import { createSimulatedGateway } from '@dongbo/procedures';
import { inSpace, type Api } from '../api-world.fixture.ts';
import { sample, type Sample, type SharedSubject } from './sample-row.fixture.ts';

/** Signs as the gateway of the test server. */
export function noticeOf(
  order: Pick<ofFees.PaymentNotice, 'orderId' | 'requestCode' | 'amount'>,
): ofFees.PaymentNotice {
  const { simulator } = createSimulatedGateway({ secret: Buffer.alloc(32, 7) });
  if (simulator === null) throw new Error('The test server has a simulated gateway');
  return simulator.sign({ ...order, transactionNo: `T-${order.orderId}`, errorCode: '00' });
}

const lines = [{ kind: 'charge' as const, name: 'Lệ phí minh họa', unitPrice: 8000 }];
const cash = { method: 'cash' as const, amount: 8000, payerName: 'Người nộp minh họa' };

/** A payment with a refund that is owed, an open demand behind it, and a difference with the gateway. */
async function chargeSubject(api: Api, space: Space, { dossierId, code, oneStopId }: SharedSubject) {
  const counter = inSpace(await api.as('motcua.tranbien'), space);
  const leader = inSpace(await api.as('lanhdao.tranbien'), space);
  const first = await counter.call(ofFees.demandFees, { dossierId, lines });
  const { feePaymentId } = await counter.call(ofFees.takePayment, { feeDemandId: first.feeDemandId, ...cash });
  const { feeRefundId } = await leader.call(ofFees.openRefund, { feePaymentId, amount: 1000, reason: 'Minh họa' });
  const { feeDemandId } = await counter.call(ofFees.demandFees, { dossierId, lines });
  const citizen = inSpace(await api.as('congdan2'), space);
  const { address } = await citizen.call(ofFees.startPayment, { dossierId, feeDemandId });
  const query = new URL(address, 'https://x.example').searchParams;
  const of = (name: string): string => query.get(name) ?? '';
  const order = {
    orderId: of('orderId'),
    requestCode: of('requestCode'),
    amount: of('amount'),
    signature: of('signature'),
  };
  const notice = noticeOf({ orderId: `${code}-khong-co`, requestCode: code, amount: 8000 });
  await inSpace(api.nobody, space).call(ofFees.notifyPayment, notice);
  await api.drain();
  const { items } = await counter.call(ofFees.listPaymentDifferences, { unitId: oneStopId });
  const [difference] = items;
  if (!difference) throw new Error('The notice of an unknown order is not shown');
  return { feePaymentId, feeRefundId, feeDemandId, paymentDifferenceId: difference.id, order };
}

/** Calls about the fees of the subject. */
export async function feeRows(api: Api, space: Space, subject: SharedSubject): Promise<Sample[]> {
  const { dossierId, code, communeId } = subject;
  const made = await chargeSubject(api, space, subject);
  const { feePaymentId, feeRefundId, feeDemandId, paymentDifferenceId, order } = made;
  const period = { unitId: communeId, from: '2026-03-01', to: '2026-03-31' };
  const reason = 'Minh họa';
  const forged = {
    orderId: `${code}-x`,
    requestCode: code,
    amount: 8000,
    transactionNo: 'T',
    errorCode: '00',
    checksum: '0'.repeat(64),
  };
  return [
    sample(ofFees.getFees, { dossierId }, 'hidden'),
    // Not what the open demand is: refused by whoever may.
    sample(ofFees.demandFees, { dossierId, lines }, 'hidden'),
    sample(ofFees.takePayment, { feeDemandId, ...cash, amount: 1 }, 'hidden'),
    sample(ofFees.getFeeReceipt, { feePaymentId }, 'hidden'),
    sample(ofFees.cancelFeeReceipt, { feePaymentId, reason }, 'hidden'),
    sample(ofFees.openRefund, { feePaymentId, amount: 8000, reason }, 'hidden'),
    sample(ofFees.listFeeBook, period, 'hidden', { otherSpace: 'empty' }),
    sample(ofFees.exportFeeBook, { ...period, format: 'xlsx' }, 'hidden', { otherSpace: 'empty' }),
    sample(ofFees.listPaymentDifferences, { unitId: communeId }, 'hidden', { otherSpace: 'empty' }),
    sample(ofFees.getMyFees, { dossierId }, 'hidden'),
    sample(ofFees.startPayment, { dossierId, feeDemandId }, 'hidden'),
    sample(ofFees.getMyFeeReceipt, { feePaymentId }, 'hidden'),
    sample(ofFees.actOnSimulatedPayment, { ...order, act: 'cancel' }, 'hidden'),
    sample(ofFees.notifyPayment, forged, 'empty'),
    // These end what they are about.
    sample(ofFees.payRefund, { feeRefundId, reference: reason }, 'hidden'),
    sample(ofFees.cancelFeeDemand, { feeDemandId, reason }, 'hidden'),
    sample(ofFees.settlePaymentDifference, { paymentDifferenceId, note: reason }, 'hidden'),
  ];
}
