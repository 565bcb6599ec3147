import type { CallOf, OutputOf } from '@dongbo/contract';
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
  type MyDossier,
  type PaymentNotice,
} from '@dongbo/contract/procedures';
import { anonymous, runDueSchedules } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  eventsOf,
  fileOnline,
  gateway,
  minutePasses,
  officials,
  oneStopCode,
  personIdOf,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  unitIdOf,
} from '../../dossiers/settling-world.fixture.ts';
import { demand, feesOf } from '../fees-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const citizen = { as: 'congdan1' };

interface Ordered {
  readonly dossier: MyDossier;
  readonly feeDemandId: string;
  readonly order: Omit<CallOf<typeof actOnSimulatedPayment>, 'act'>;
}

async function begin(dossier: MyDossier, feeDemandId: string): Promise<Ordered['order']> {
  minutePasses(world);
  const { address } = await world.call(startPayment, { dossierId: dossier.id, feeDemandId }, citizen);
  const query = new URL(address, 'https://x.example').searchParams;
  const of = (name: string) => query.get(name) ?? '';
  return { orderId: of('orderId'), requestCode: of('requestCode'), amount: of('amount'), signature: of('signature') };
}

/** A dossier with 23.000 đồng demanded, and an order to pay them. */
async function ordered(): Promise<Ordered> {
  const dossier = await fileOnline(world, procedures.economy);
  const { feeDemandId } = await demand(world, dossier.id);
  return { dossier, feeDemandId, order: await begin(dossier, feeDemandId) };
}

/** What the gateway tells of an order, signed by it. */
function noticeOf({ order }: Pick<Ordered, 'order'>, changes: Partial<PaymentNotice> = {}): PaymentNotice {
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

const tell = async (notice: PaymentNotice): Promise<string> =>
  (await world.call(notifyPayment, notice, { as: anonymous })).result;

const unitOf = () => unitIdOf(world, oneStopCode);
type Differences = OutputOf<typeof listPaymentDifferences>['items'];
async function differencesOf(dossierId: string): Promise<Differences> {
  const { items } = await world.call(listPaymentDifferences, { unitId: await unitOf() }, { as: officials.counter });
  return items.filter((one) => one.dossierId === dossierId).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
}

test('a payment is booked with its receipt when the notice comes, and the citizen sees both', async () => {
  const { dossier, order } = await ordered();
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
  const { dossier, order } = await ordered();
  await world.call(actOnSimulatedPayment, { ...order, act: 'pay-ten-times' }, citizen);
  await world.drain();
  expect((await feesOf(world, dossier.id)).payments).toHaveLength(1);
  const other = await ordered();
  const notice = noticeOf(other);
  expect(await Promise.all(Array.from({ length: 10 }, () => tell(notice)))).toEqual(Array(10).fill('SUCCESSFUL'));
  await world.drain();
  expect(await tell(notice)).toBe('SUCCESSFUL');
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
  const one = await ordered();
  const genuine = noticeOf(one);
  const forged: PaymentNotice[] = [
    { ...genuine, checksum: '0'.repeat(64) },
    { ...genuine, amount: 1 },
    { ...genuine, requestCode: 'H19.145.01-260311-9999' },
    { ...genuine, orderId: `${genuine.orderId}0` },
    // What the payer's browser carries signs no notice.
    { ...genuine, checksum: one.order.signature },
  ];
  for (const notice of forged) expect(await tell(notice)).toBe('SIGNATURE_WRONG');
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
  expect(await tell({ ...genuine, checksum: genuine.checksum.toUpperCase() })).toBe('SUCCESSFUL');
});

test('what is signed and fits nothing is booked nowhere and shown: another amount, an unknown order, a second transaction', async () => {
  const one = await ordered();
  await tell(noticeOf(one, { amount: 22_000 }));
  await tell(noticeOf(one, { orderId: `${one.order.orderId}-x` }));
  await world.drain();
  expect((await feesOf(world, one.dossier.id)).payments).toEqual([]);
  const shown = await differencesOf(one.dossier.id);
  expect(shown.map(({ kind, amountHere, amountThere }) => [kind, amountHere, amountThere])).toEqual([
    ['amount-differs', 23_000, 22_000],
    ['unknown-order', null, 23_000],
  ]);
  await tell(noticeOf(one));
  // Caught on its way and sent again under another transaction: the checksum does not cover that.
  await tell(noticeOf(one, { transactionNo: 'T-again' }));
  await world.drain();
  expect((await feesOf(world, one.dossier.id)).payments).toHaveLength(1);
  expect((await differencesOf(one.dossier.id)).map(({ kind }) => kind)).toEqual([
    'amount-differs',
    'order-paid',
    'unknown-order',
  ]);
});

test('a difference is cleared up once, with what was found', async () => {
  const one = await ordered();
  await tell(noticeOf(one, { amount: 1000 }));
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
  const { dossier, feeDemandId } = await ordered();
  const start = async (id: string) =>
    (await refusalOf(world.call(startPayment, { dossierId: dossier.id, feeDemandId: id }, citizen))).code;
  expect(await Promise.all([1, 2, 3, 4].map(() => start(feeDemandId)))).toEqual(Array(4).fill('done'));
  const lines = [{ kind: 'charge' as const, name: 'Lệ phí', unitPrice: 9000 }];
  const order = { dossierId: dossier.id, lines, replaces: feeDemandId, reason: 'Sửa' };
  const replaced = await world.call(demandFees, order, { as: officials.counter });
  expect(await start(replaced.feeDemandId)).toBe('done');
});

test('a failed try books nothing; the next one pays', async () => {
  const { dossier, feeDemandId, order } = await ordered();
  await world.call(actOnSimulatedPayment, { ...order, act: 'fail' }, citizen);
  await world.drain();
  expect((await feesOf(world, dossier.id)).payments).toEqual([]);
  const again = await begin(dossier, feeDemandId);
  expect(again.orderId).not.toBe(order.orderId);
  await world.call(actOnSimulatedPayment, { ...again, act: 'pay' }, citizen);
  await world.drain();
  expect((await feesOf(world, dossier.id)).demands[0]?.state).toBe('paid');
});

test('money that comes after the demand was taken back or after it was paid at the counter goes back by rule', async () => {
  const [cancelled, paid] = [await ordered(), await ordered()];
  await world.call(
    cancelFeeDemand,
    { feeDemandId: cancelled.feeDemandId, reason: 'Không phải nộp' },
    { as: officials.counter },
  );
  const cash = { feeDemandId: paid.feeDemandId, method: 'cash' as const, amount: 23_000, payerName: 'Nguyễn Thị Thử' };
  await world.call(takePayment, cash, { as: officials.counter });
  for (const one of [cancelled, paid]) await tell(noticeOf(one));
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
  const { order } = await ordered();
  const act = 'pay' as const;
  expect(await refusalOf(world.call(actOnSimulatedPayment, { ...order, amount: 1, act }, citizen))).toMatchObject({
    code: 'payment-simulator.order-unreadable',
  });
  await expect(world.call(actOnSimulatedPayment, { ...order, act }, { as: 'congdan2' })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a worker that dies between notice and booking loses nothing: what was kept is booked by whoever comes next', async () => {
  const one = await ordered();
  await tell(noticeOf(one));
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
  const [silent, told] = [await ordered(), await ordered()];
  await world.call(actOnSimulatedPayment, { ...silent.order, act: 'pay-silently' }, citizen);
  // Booked by a notice that the gateway's own record knows nothing of.
  await tell(noticeOf(told));
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
