import type { CallOf } from '@dongbo/contract';
import {
  notifyPayment,
  startPayment,
  type actOnSimulatedPayment,
  type MyDossier,
  type PaymentNotice,
} from '@dongbo/contract/procedures';
import { anonymous } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { fileOnline, gateway, minutePasses, procedures } from '../../dossiers/settling-world.fixture.ts';
import { demand } from '../fees-world.fixture.ts';

export const citizen = { as: 'congdan1' };

/** What the payer's browser carries to the gateway. */
export type PaymentOrder = Omit<CallOf<typeof actOnSimulatedPayment>, 'act'>;

export interface Ordered {
  readonly dossier: MyDossier;
  readonly feeDemandId: string;
  readonly order: PaymentOrder;
}

/** congdan1 begins to pay a demand online. */
export async function begin(
  world: World,
  { id: dossierId }: { id: string },
  feeDemandId: string,
): Promise<PaymentOrder> {
  minutePasses(world);
  const { address } = await world.call(startPayment, { dossierId, feeDemandId }, citizen);
  const query = new URL(address, 'https://x.example').searchParams;
  const of = (name: string) => query.get(name) ?? '';
  return { orderId: of('orderId'), requestCode: of('requestCode'), amount: of('amount'), signature: of('signature') };
}

/** A dossier with 23.000 đồng demanded, and an order to pay them. */
export async function ordered(world: World): Promise<Ordered> {
  const dossier = await fileOnline(world, procedures.economy);
  const { feeDemandId } = await demand(world, dossier.id);
  return { dossier, feeDemandId, order: await begin(world, dossier, feeDemandId) };
}

/** What the gateway tells of an order, signed by it. */
export function noticeOf({ order }: Pick<Ordered, 'order'>, changes: Partial<PaymentNotice> = {}): PaymentNotice {
  const { simulator } = gateway;
  if (simulator === null) throw new Error('These tests need the simulated gateway');
  const { orderId, requestCode, amount } = order;
  return simulator.sign({
    orderId,
    requestCode,
    amount: Number(amount),
    transactionNo: `T-${orderId}`,
    errorCode: '00',
    ...changes,
  });
}

/** The gateway calls; its answer. */
export const tell = async (world: World, notice: PaymentNotice): Promise<string> =>
  (await world.call(notifyPayment, notice, { as: anonymous })).result;
