import { listPaymentDifferences, openRefund, takePayment, withdrawMyDossier } from '@dongbo/contract/procedures';
import { runJob } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  officials,
  oneStopCode,
  refusalOf,
  settlingWorld,
  tablesOf,
  unitIdOf,
} from '../../dossiers/settling-world.fixture.ts';
import { feesOf } from '../fees-world.fixture.ts';
import { bookNotice } from './book-notice.ts';
import { citizen, noticeOf, ordered, tell, type Ordered } from './gateway-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

/** Who of two at the same moment is first is not for a test to say: often enough that both ways come. */
const rounds = 4;
const codeOf = async (body: Promise<unknown>) => (await refusalOf(body)).code;

/** What is kept of an order, in the order of its transactions. */
async function keptOf({ order }: Ordered): Promise<string[]> {
  const rows = await tablesOf(world)
    .selectFrom('payment_notice')
    .select('id')
    .where('order_id', '=', order.orderId)
    .orderBy('transaction_no')
    .execute();
  return rows.map(({ id }) => id);
}

const book = (noticeId: string) => runJob(world.worker, bookNotice, { space: 'official', payload: { noticeId } });
const withdraw = async ({ dossier: { id: dossierId } }: Ordered) =>
  await codeOf(world.call(withdrawMyDossier, { dossierId, version: 1 }, citizen));
const payAtCounter = async ({ feeDemandId }: Ordered) =>
  await codeOf(
    world.call(
      takePayment,
      { feeDemandId, method: 'cash', amount: 23_000, payerName: 'Nguyễn Thị Thử' },
      { as: officials.counter },
    ),
  );

interface Money {
  readonly paid: number;
  readonly owedBack: number;
  readonly receipts: number;
}

/** What came of a dossier's money, what of it goes back, and for how many payments there is a receipt. */
async function moneyOf({ dossier }: Ordered): Promise<Money> {
  const { payments } = await feesOf(world, dossier.id);
  const refunds = payments.flatMap((payment) => payment.refunds);
  return {
    paid: payments.reduce((sum, { amount }) => sum + amount, 0),
    owedBack: refunds.reduce((sum, { amount }) => sum + amount, 0),
    receipts: payments.filter(({ receiptNumber }) => receiptNumber !== null).length,
  };
}

async function differencesOf({ dossier }: Ordered): Promise<string[]> {
  const unitId = await unitIdOf(world, oneStopCode);
  const { items } = await world.call(listPaymentDifferences, { unitId }, { as: officials.counter });
  return items.filter(({ dossierId }) => dossierId === dossier.id).map(({ kind }) => kind);
}

test('one notice that two workers book at once is booked once', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const one = await ordered(world);
    await tell(world, noticeOf(one));
    const [noticeId = ''] = await keptOf(one);
    await Promise.all([book(noticeId), book(noticeId), book(noticeId)]);
    expect(await moneyOf(one)).toEqual({ paid: 23_000, owedBack: 0, receipts: 1 });
    expect(await differencesOf(one)).toEqual([]);
  }
});

test('two transactions of one order that two workers book at once: one pays, the other is shown to a person', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const one = await ordered(world);
    for (const transactionNo of ['T-1', 'T-2']) await tell(world, noticeOf(one, { transactionNo }));
    await Promise.all((await keptOf(one)).map(book));
    expect(await moneyOf(one)).toEqual({ paid: 23_000, owedBack: 0, receipts: 1 });
    expect(await differencesOf(one)).toEqual(['order-paid']);
  }
});

test('a signed notice that names another dossier than its order pays neither, and is shown', async () => {
  const [one, other] = [await ordered(world), await ordered(world)];
  await tell(world, noticeOf(one, { requestCode: other.order.requestCode }));
  await world.drain();
  for (const { dossier } of [one, other])
    expect(await feesOf(world, dossier.id)).toMatchObject({ payments: [], demands: [{ state: 'open' }] });
  expect(await differencesOf(one)).toEqual(['unknown-order']);
});

test('paid at the counter and online at the same moment: one pays with its receipt, the other goes back whole', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const one = await ordered(world);
    await tell(world, noticeOf(one));
    const [noticeId = ''] = await keptOf(one);
    const [cash] = await Promise.all([payAtCounter(one), book(noticeId)]);
    expect(['done', 'fee.demand-closed']).toContain(cash);
    const isBoth = cash === 'done';
    expect(await moneyOf(one)).toEqual({
      paid: isBoth ? 46_000 : 23_000,
      owedBack: isBoth ? 23_000 : 0,
      receipts: 1,
    });
  }
});

test('money that comes while its dossier is taken back goes back, whichever is first', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const one = await ordered(world);
    await tell(world, noticeOf(one));
    const [noticeId = ''] = await keptOf(one);
    expect(await Promise.all([withdraw(one), book(noticeId)])).toEqual(['done', undefined]);
    expect(await moneyOf(one)).toMatchObject({ paid: 23_000, owedBack: 23_000 });
    expect((await feesOf(world, one.dossier.id)).demands.every(({ state }) => state !== 'open')).toBe(true);
  }
});

test('an officer gives back while the owner takes the dossier back: together never more than was paid', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const one = await ordered(world);
    await payAtCounter(one);
    const [payment] = (await feesOf(world, one.dossier.id)).payments;
    const order = { feePaymentId: payment?.id ?? '', amount: 20_000, reason: 'Thu thừa' };
    const codes = await Promise.all([codeOf(world.call(openRefund, order, { as: officials.leader })), withdraw(one)]);
    expect(codes[1]).toBe('done');
    expect(['done', 'fee.refund-too-much']).toContain(codes[0]);
    expect(await moneyOf(one)).toEqual({ paid: 23_000, owedBack: 23_000, receipts: 1 });
  }
});
