import * as of from '@dongbo/contract/procedures';
import type { Place } from './call-place.fixture.ts';
import { sampleFeeLines } from './sample-dossiers.fixture.ts';

const words = { reason: 'Minh họa' } as const;
const cash = { method: 'cash', amount: 8000, payerName: 'Nguyễn Thị Thử' } as const;

/** What is demanded, taken, cancelled and paid back. */
export async function fees({ clients, add, file }: Place): Promise<void> {
  const lines = sampleFeeLines;
  const demand = async () => {
    const dossierId = (await file()).id;
    return { dossierId, ...(await clients.counter.call(of.demandFees, { dossierId, lines })) };
  };
  const take = async () =>
    await clients.counter.call(of.takePayment, { feeDemandId: (await demand()).feeDemandId, ...cash });
  add(of.demandFees, 'counter', { dossierId: (await file()).id, lines });
  add(of.cancelFeeDemand, 'counter', { feeDemandId: (await demand()).feeDemandId, ...words });
  add(of.takePayment, 'counter', { feeDemandId: (await demand()).feeDemandId, ...cash });
  add(of.cancelFeeReceipt, 'leader', { feePaymentId: (await take()).feePaymentId, ...words });
  add(of.openRefund, 'leader', { feePaymentId: (await take()).feePaymentId, amount: 1000, ...words });
  const { id: dossierId } = await file();
  const { feeDemandId } = await clients.counter.call(of.demandFees, { dossierId, lines });
  add(of.startPayment, 'citizen', { dossierId, feeDemandId });
  const other = await demand();
  const paid = { dossierId: other.dossierId, feeDemandId: other.feeDemandId };
  const query = new URL((await clients.citizen.call(of.startPayment, paid)).address, 'https://x.example').searchParams;
  const said = (name: string): string => query.get(name) ?? '';
  const order = { orderId: said('orderId'), requestCode: said('requestCode'), amount: Number(said('amount')) };
  add(of.actOnSimulatedPayment, 'citizen', { ...order, signature: said('signature'), act: 'pay' });
}
