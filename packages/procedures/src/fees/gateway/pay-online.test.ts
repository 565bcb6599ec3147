import type { OutputOf } from '@dongbo/contract';
import {
  actOnSimulatedPayment,
  cancelFeeDemand,
  demandFees,
  getMyFees,
  listPaymentDifferences,
  notifyPayment,
  settlePaymentDifference,
  startPayment,
  takePayment,
  type PaymentNotice,
} from '@dongbo/contract/procedures';
import { runDueSchedules } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  eventsOf,
  officials,
  oneStopCode,
  personIdOf,
  refusalOf,
  settlingWorld,
  tablesOf,
  unitIdOf,
} from '../../dossiers/settling-world.fixture.ts';
import { feesOf } from '../fees-world.fixture.ts';
import { begin, citizen, noticeOf, ordered, tell, type Ordered } from './gateway-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const unitOf = () => unitIdOf(world, oneStopCode);
type Differences = OutputOf<typeof listPaymentDifferences>['items'];
async function differencesOf(dossierId: string): Promise<Differences> {
  const { items } = await world.call(listPaymentDifferences, { unitId: await unitOf() }, { as: officials.counter });
  return items.filter((one) => one.dossierId === dossierId).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
}

test('a payment is booked with its receipt when the notice comes, and the citizen sees both', async () => {
  const { dossier, order } = await ordered(world);
  await world.call(actOnSimulatedPayment, { ...order, act: 'pay' }, citizen);
  await world.drain();
  const { demands, payments } = await world.call(getMyFees, { dossierId: dossier.id }, citizen);
  expect(demands).toMatchObject([{ state: 'paid' }]);
  expect(payments).toMatchObject([{ method: 'online', amount: 23_000, takenBy: null, refunds: [] }]);
  expect(payments[0]?.receiptNumber).toMatch(/^\d{7}$/);
  expect(await refusalOf(world.call(actOnSimulatedPayment, { ...order, act: 'pay' }, citizen))).toMatchObject({
    code: 'payment-simulator.order-ended',
  });
});

test('a notice repeated ten times, also at once, books once', async () => {
  const { dossier, order } = await ordered(world);
  await world.call(actOnSimulatedPayment, { ...order, act: 'pay-ten-times' }, citizen);
  await world.drain();
  expect((await feesOf(world, dossier.id)).payments).toHaveLength(1);
  const other = await ordered(world);
  const notice = noticeOf(other);
  expect(await Promise.all(Array.from({ length: 10 }, () => tell(world, notice)))).toEqual(
    Array(10).fill('SUCCESSFUL'),
  );
  await world.drain();
  expect(await tell(world, notice)).toBe('SUCCESSFUL');
  await world.drain();
  expect((await feesOf(world, other.dossier.id)).payments).toHaveLength(1);
  expect((await eventsOf(world, other.dossier.id)).filter(({ type }) => type === 'fee-paid')).toHaveLength(1);
  const kept = await tablesOf(world)
    .selectFrom('payment_notice')
    .select('times')
    .where('order_id', '=', other.order.orderId)
    .execute();
  expect(kept).toEqual([{ times: 11 }]);
  expect(await differencesOf(other.dossier.id)).toEqual([]);
});

test('a forged notice is refused and leaves nothing: wrong signature, another amount or dossier under an old one, the order’s own', async () => {
  const one = await ordered(world);
  const genuine = noticeOf(one);
  const forged: PaymentNotice[] = [
    { ...genuine, checksum: '0'.repeat(64) },
    { ...genuine, amount: 1 },
    { ...genuine, requestCode: 'H19.145.01-260311-9999' },
    { ...genuine, orderId: `${genuine.orderId}0` },
    // What the payer's browser carries signs no notice.
    { ...genuine, checksum: one.order.signature },
  ];
  for (const notice of forged) expect(await tell(world, notice)).toBe('SIGNATURE_WRONG');
  // What was named stands with the no.
  const { rows: traces } = await sql<{ outcome: string; reason: string }>`
    select outcome, reason from audit_entry where operation = ${notifyPayment.name} and reason like ${`${genuine.orderId}%`}`.execute(
    tablesOf(world),
  );
  expect(traces.map(({ outcome }) => outcome)).toEqual(forged.map(() => 'refused'));
  expect(traces.map(({ reason }) => reason)).toContain(`${genuine.orderId}, ${genuine.transactionNo}, 1 đồng`);
  await world.drain();
  expect((await feesOf(world, one.dossier.id)).payments).toEqual([]);
  const kept = await tablesOf(world)
    .selectFrom('payment_notice')
    .select('id')
    .where('order_id', 'like', `${genuine.orderId}%`)
    .execute();
  expect(kept).toEqual([]);
  expect(await tell(world, { ...genuine, checksum: genuine.checksum.toUpperCase() })).toBe('SUCCESSFUL');
});

test('what is signed and fits nothing is booked nowhere and shown: another amount, an unknown order, a second transaction', async () => {
  const one = await ordered(world);
  await tell(world, noticeOf(one, { amount: 22_000 }));
  await tell(world, noticeOf(one, { orderId: `${one.order.orderId}-x` }));
  await world.drain();
  expect((await feesOf(world, one.dossier.id)).payments).toEqual([]);
  const shown = await differencesOf(one.dossier.id);
  expect(shown.map(({ kind, amountHere, amountThere }) => [kind, amountHere, amountThere])).toEqual([
    ['amount-differs', 23_000, 22_000],
    ['unknown-order', null, 23_000],
  ]);
  await tell(world, noticeOf(one));
  // Caught on its way and sent again under another transaction: the checksum does not cover that.
  await tell(world, noticeOf(one, { transactionNo: 'T-again' }));
  await world.drain();
  expect((await feesOf(world, one.dossier.id)).payments).toHaveLength(1);
  expect((await differencesOf(one.dossier.id)).map(({ kind }) => kind)).toEqual([
    'amount-differs',
    'order-paid',
    'unknown-order',
  ]);
});

test('a difference is cleared up once, with what was found', async () => {
  const one = await ordered(world);
  await tell(world, noticeOf(one, { amount: 1000 }));
  await world.drain();
  const [shown] = await differencesOf(one.dossier.id);
  const settled = { paymentDifferenceId: shown?.id ?? '', note: 'Cổng đã hoàn tiền cho người nộp' };
  await expect(world.call(settlePaymentDifference, settled, { as: 'motcua.longbinh' })).rejects.toMatchObject({
    code: 'not-found',
  });
  const filer = await tablesOf(world)
    .selectFrom('dossier')
    .select('person_id')
    .where('id', '=', one.dossier.id)
    .executeTakeFirstOrThrow();
  const belongsTo = async (personId: string | null) =>
    await tablesOf(world)
      .updateTable('dossier')
      .set({ person_id: personId })
      .where('id', '=', one.dossier.id)
      .execute();
  await belongsTo(await personIdOf(world, officials.counter));
  expect(await refusalOf(world.call(settlePaymentDifference, settled, { as: officials.counter }))).toMatchObject({
    code: 'dossier.same-person',
  });
  await belongsTo(filer.person_id);
  await world.call(settlePaymentDifference, settled, { as: officials.counter });
  expect(await refusalOf(world.call(settlePaymentDifference, settled, { as: officials.counter }))).toMatchObject({
    code: 'payment-difference.settled',
  });
  expect(await differencesOf(one.dossier.id)).toEqual([]);
});

test('tries that begin at once, and behind a replaced demand within a second, are orders of their own', async () => {
  const { dossier, feeDemandId } = await ordered(world);
  const start = async (id: string) =>
    (await refusalOf(world.call(startPayment, { dossierId: dossier.id, feeDemandId: id }, citizen))).code;
  expect(await Promise.all([1, 2, 3, 4].map(() => start(feeDemandId)))).toEqual(Array(4).fill('done'));
  const lines = [{ kind: 'charge' as const, name: 'Lệ phí', unitPrice: 9000 }];
  const order = { dossierId: dossier.id, lines, replaces: feeDemandId, reason: 'Sửa' };
  const replaced = await world.call(demandFees, order, { as: officials.counter });
  expect(await start(replaced.feeDemandId)).toBe('done');
});

test('a failed try books nothing; the next one pays', async () => {
  const { dossier, feeDemandId, order } = await ordered(world);
  await world.call(actOnSimulatedPayment, { ...order, act: 'fail' }, citizen);
  await world.drain();
  expect((await feesOf(world, dossier.id)).payments).toEqual([]);
  const again = await begin(world, dossier, feeDemandId);
  expect(again.orderId).not.toBe(order.orderId);
  await world.call(actOnSimulatedPayment, { ...again, act: 'pay' }, citizen);
  await world.drain();
  expect((await feesOf(world, dossier.id)).demands[0]?.state).toBe('paid');
});

test('money that comes after the demand was taken back or after it was paid at the counter goes back by rule', async () => {
  const [cancelled, paid] = [await ordered(world), await ordered(world)];
  await world.call(
    cancelFeeDemand,
    { feeDemandId: cancelled.feeDemandId, reason: 'Không phải nộp' },
    { as: officials.counter },
  );
  const cash = { feeDemandId: paid.feeDemandId, method: 'cash' as const, amount: 23_000, payerName: 'Nguyễn Thị Thử' };
  await world.call(takePayment, cash, { as: officials.counter });
  for (const one of [cancelled, paid]) await tell(world, noticeOf(one));
  await world.drain();
  const online = async ({ dossier }: Ordered) =>
    (await world.call(getMyFees, { dossierId: dossier.id }, citizen)).payments.find(
      ({ method }) => method === 'online',
    );
  const reasons = [await online(cancelled), await online(paid)].map((payment) => ({
    receipt: payment?.receiptNumber,
    refunds: payment?.refunds.map(({ amount, reason, doneAt }) => [amount, reason, doneAt]),
  }));
  expect(reasons).toEqual([
    { receipt: null, refunds: [[23_000, 'demand-closed', null]] },
    { receipt: null, refunds: [[23_000, 'demand-closed', null]] },
  ]);
  // What pays nothing has no receipt number, so the book keeps no gap.
  const { rows } = await sql<{ missing: string }>`
    select max(receipt_number::integer) - count(*) as missing from fee_payment where receipt_number is not null`.execute(
    tablesOf(world),
  );
  expect(Number(rows[0]?.missing)).toBe(0);
});

test('an order that somebody changed on the way, or of somebody else, is not taken', async () => {
  const { order } = await ordered(world);
  const act = 'pay' as const;
  expect(await refusalOf(world.call(actOnSimulatedPayment, { ...order, amount: 1, act }, citizen))).toMatchObject({
    code: 'payment-simulator.order-unreadable',
  });
  await expect(world.call(actOnSimulatedPayment, { ...order, act }, { as: 'congdan2' })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a worker that dies between notice and booking loses nothing: what was kept is booked by whoever comes next', async () => {
  const one = await ordered(world);
  await tell(world, noticeOf(one));
  const before = await tablesOf(world)
    .selectFrom('payment_notice')
    .select('outcome')
    .where('order_id', '=', one.order.orderId)
    .execute();
  expect(before).toEqual([{ outcome: 'received' }]);
  await world.drain();
  expect((await feesOf(world, one.dossier.id)).demands[0]?.state).toBe('paid');
});

test('every night the statement is compared: what nobody told of is booked and shown, what the gateway does not know is shown', async () => {
  const [silent, told] = [await ordered(world), await ordered(world)];
  await world.call(actOnSimulatedPayment, { ...silent.order, act: 'pay-silently' }, citizen);
  // Booked by a notice that the gateway's own record knows nothing of.
  await tell(world, noticeOf(told));
  await world.drain();
  expect((await feesOf(world, silent.dossier.id)).payments).toEqual([]);
  // A schedule begins with the first instant after it was first seen.
  await runDueSchedules(world.worker);
  world.clock.advance(86_400_000);
  await runDueSchedules(world.worker);
  await world.drain();
  expect((await differencesOf(silent.dossier.id)).map(({ kind, amountThere }) => [kind, amountThere])).toEqual([
    ['missing-here', 23_000],
  ]);
  expect((await differencesOf(told.dossier.id)).map(({ kind, amountHere }) => [kind, amountHere])).toEqual([
    ['missing-there', 23_000],
  ]);
  expect((await feesOf(world, silent.dossier.id)).demands[0]?.state).toBe('paid');
});
