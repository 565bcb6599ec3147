import { setTimeout as pause } from 'node:timers/promises';
import {
  actOnSimulatedPayment,
  demandFees,
  getDossier,
  getFees,
  openRefund,
  payRefund,
  startPayment,
  takePayment,
  withdrawMyDossier,
} from '@dongbo/contract/procedures';
import { change, idOf, once, type Case } from './case.ts';
import { expectEvents } from './journal.ts';
import { write } from './life-world.ts';
import type { Stubborn } from './stubborn-client.ts';

/** A failed job waits longer each time. */
const bookingPatience = 240_000;

async function demand(held: Case): Promise<{ readonly feeDemandId: string; readonly amount: number }> {
  const order = {
    dossierId: idOf(held),
    lines: [{ kind: 'charge' as const, name: 'Lệ phí hộ tịch', unitPrice: 1000 * held.chance.between(5, 20) }],
  };
  const demanded = await once(held, held.world.officials.counter, demandFees, order);
  expectEvents(held.dossier, ['fee-demanded']);
  return demanded;
}

/** On the page of the gateway; its notice comes once or ten times. */
async function payOnline(held: Case, citizen: Stubborn, feeDemandId: string): Promise<void> {
  const { world, chance } = held;
  const { address } = await write(world, citizen, chance, startPayment, { dossierId: idOf(held), feeDemandId });
  const query = new URL(address, 'https://x.example').searchParams;
  const of = (name: string) => query.get(name) ?? '';
  await write(world, citizen, chance, actOnSimulatedPayment, {
    orderId: of('orderId'),
    requestCode: of('requestCode'),
    amount: of('amount'),
    signature: of('signature'),
    act: chance.pick(['pay', 'pay-ten-times'] as const),
  });
}

async function untilBooked(held: Case): Promise<void> {
  const deadline = performance.now() + bookingPatience;
  while (performance.now() < deadline) {
    const { demands } = await held.world.officials.counter.call(getFees, { dossierId: idOf(held) });
    if (demands.every(({ state }) => state === 'paid')) return;
    await pause(250);
  }
  throw new Error(`The payment for ${held.dossier.code} was not booked within ${bookingPatience / 1000} s`);
}

/** The counter demands a fee, and it is paid: online, or there, sometimes in two windows at once. */
export async function payInFull(held: Case): Promise<void> {
  const { world, chance, dossier, citizen } = held;
  const { feeDemandId, amount } = await demand(held);
  const isOnline = citizen !== null && chance.happens(0.6);
  if (isOnline) await payOnline(held, citizen, feeDemandId);
  else {
    const cash = { feeDemandId, method: 'cash' as const, amount, payerName: 'Nguyễn Thị Thử' };
    await once(held, world.officials.counter, takePayment, cash);
  }
  expectEvents(dossier, ['fee-paid']);
  dossier.money.paid += amount;
  world.journal.counts.payments += 1;
  if (isOnline) await untilBooked(held);
}

/** The leader gives a part back, and the counter pays it out. */
export async function giveBack(held: Case): Promise<void> {
  const { world, chance, dossier } = held;
  const { counter, leader } = world.officials;
  const { payments } = await counter.call(getFees, { dossierId: idOf(held) });
  const [payment] = payments;
  if (payment === undefined) throw new Error(`Nothing was paid for ${dossier.code}`);
  const amount = chance.between(1, payment.amount);
  const order = { feePaymentId: payment.id, amount, reason: 'Thu thừa' };
  const { feeRefundId } = await write(world, leader, chance, openRefund, order);
  expectEvents(dossier, ['fee-refund-opened']);
  dossier.money.back += amount;
  await once(held, counter, payRefund, { feeRefundId, reference: `Phiếu chi ${dossier.code}` });
  expectEvents(dossier, ['fee-refunded']);
}

/** Whoever paid before reception takes the dossier back: what was paid goes back by rule. */
export async function payAndWithdraw(held: Case, citizen: Stubborn): Promise<void> {
  const { dossier, world } = held;
  await payInFull(held);
  const { version } = await world.officials.counter.call(getDossier, { dossierId: idOf(held) });
  const order = { dossierId: idOf(held), version, reason: 'Tôi không còn nhu cầu.' };
  await change(held, citizen, withdrawMyDossier, order, ['dossier-ended', 'fee-refund-opened']);
  dossier.money.back += dossier.money.paid;
  world.journal.counts.endings += 1;
}
