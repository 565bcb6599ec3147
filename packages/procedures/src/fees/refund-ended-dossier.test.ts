import {
  demandFees,
  notifyPayment,
  refuseDossier,
  startPayment,
  takePayment,
  withdrawDossier,
  withdrawMyDossier,
} from '@dongbo/contract/procedures';
import { anonymous, findLetter, runDueSchedules } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bringTo,
  fileOnline,
  gateway,
  officials,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { ask, received, see } from '../supplements/supplement-world.fixture.ts';
import { demand, feesOf, twoLines } from './fees-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const as = { as: officials.counter };

async function pay(dossierId: string): Promise<void> {
  const { feeDemandId } = await demand(world, dossierId);
  const cash = { feeDemandId, method: 'cash' as const, amount: 23_000, payerName: 'Nguyễn Thị Thử' };
  await world.call(takePayment, cash, as);
}

/** What nobody answers ends by itself: a year is longer than any wait. */
async function waitForTheEnd(): Promise<void> {
  await runDueSchedules(world.worker);
  for (let month = 0; month < 13; month += 1) {
    world.clock.advance(30 * 86_400_000);
    await runDueSchedules(world.worker);
    await world.drain();
  }
}

test('whoever ends it, and however: demand and money are settled in the same moment', async () => {
  const asked = { version: 1 };
  const ways = [
    (dossierId: string) =>
      world.call(refuseDossier, { ...asked, dossierId, ground: 'not-valid', reason: 'Giấy tờ giả mạo' }, as),
    (dossierId: string) => world.call(withdrawMyDossier, { ...asked, dossierId }, { as: 'congdan1' }),
    async (dossierId: string) => {
      const document = await upload(world, officials.counter);
      return await world.call(withdrawDossier, { ...asked, dossierId, reason: 'Theo đơn', fileIds: [document] }, as);
    },
  ];
  for (const end of ways) {
    const { id } = await fileOnline(world, procedures.economy);
    await pay(id);
    await demand(world, id);
    expect(await feesOf(world, id)).toMatchObject({ atEnd: { paid: 23_000, refunded: 23_000, kept: 0 } });
    await end(id);
    const { demands, payments, atEnd } = await feesOf(world, id);
    expect(atEnd).toBeNull();
    expect((await see(world, id)).ending?.settlement).toContain('Đã nộp 23.000 đồng; hoàn trả 23.000 đồng.');
    expect(demands.map(({ state }) => state)).toEqual(['cancelled', 'paid']);
    expect(payments[0]?.refunds).toMatchObject([{ amount: 23_000, reason: 'withdrawn-early' }]);
  }
});

test('when a dossier ends, its demand is taken back, what was paid before reception goes back, and money that comes later too', async () => {
  const [early, late] = [await fileOnline(world, procedures.economy), await received(world)];
  for (const { id } of [early, late]) await pay(id);
  const { feeDemandId } = await demand(world, early.id);
  const { address } = await world.call(startPayment, { dossierId: early.id, feeDemandId }, { as: 'congdan1' });
  await ask(world, await see(world, early.id), officials.counter);
  await ask(world, await bringTo(world, await see(world, late.id), 'processing'), officials.specialist);
  await waitForTheEnd();
  const fees = await feesOf(world, early.id);
  expect(fees).toMatchObject({ payable: false, mayDemand: false, mayTake: false });
  expect(fees.demands.map(({ state }) => state)).toEqual(['cancelled', 'paid']);
  expect(fees.payments.map(({ refunds }) => refunds.map(({ amount, reason }) => [amount, reason]))).toEqual([
    [[23_000, 'withdrawn-early']],
  ]);
  // After reception the body has worked: nothing goes back by itself.
  const stopped = await see(world, late.id);
  expect(stopped.state).toBe('stopped');
  expect(stopped.ending?.settlement).toMatch(/^Đã nộp 23\.000 đồng; không hoàn trả 23\.000 đồng\. .*Điều 579\)\.$/);
  const notice05 = await findLetter(tablesOf(world), { subjectId: late.id, form: 'stop-notice' });
  expect(Object(notice05?.content.data).settlement).toBe(stopped.ending?.settlement);
  expect((await feesOf(world, late.id)).payments.map(({ refunds }) => refunds)).toEqual([[]]);
  expect(await refusalOf(world.call(demandFees, { dossierId: early.id, lines: twoLines }, as))).toMatchObject({
    code: 'fee.dossier-ended',
  });
  const query = new URL(address, 'https://x.example').searchParams;
  const order = { orderId: query.get('orderId') ?? '', requestCode: query.get('requestCode') ?? '', amount: 23_000 };
  const notice = gateway.simulator?.sign({ ...order, transactionNo: 'T-late', errorCode: '00' });
  if (notice === undefined) throw new Error('These tests need the simulated gateway');
  await world.call(notifyPayment, notice, { as: anonymous });
  await world.drain();
  const [newest] = (await feesOf(world, early.id)).payments;
  expect(newest).toMatchObject({
    method: 'online',
    receiptNumber: null,
    refunds: [{ amount: 23_000, reason: 'dossier-ended' }],
  });
  const told = await tablesOf(world).selectFrom('notice').select('key').where('subject_id', '=', early.id).execute();
  expect(told.filter(({ key }) => key === 'fee-refund-opened')).toHaveLength(2);
});
