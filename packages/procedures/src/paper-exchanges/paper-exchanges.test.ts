import { listInbox, listNotices } from '@dongbo/contract';
import {
  confirmPaperExchange,
  decideResultChange,
  getDossier,
  getMyDossier,
  getPaperExchanges,
  proposeResultChange,
  type Dossier,
  type PaperExchange,
} from '@dongbo/contract/procedures';
import { runJob } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  minutePasses,
  officials,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
} from '../dossiers/settling-world.fixture.ts';
import { received } from '../supplements/supplement-world.fixture.ts';
import { exchangeSlot } from './exchange-slot.ts';
import { sweepExchanges } from './sweep-exchanges.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { counter, specialist, leader } = officials;
type Version = Pick<Dossier, 'id' | 'version'>;

const orders = {
  correction: {
    kind: 'correction',
    ground: 'content-wrong',
    content: 'Ngày sinh: 02/01/1990',
    body: 'Nội dung đã sửa.',
  },
  reissue: { kind: 'reissue', ground: 'lost' },
  cancellation: { kind: 'cancellation', ground: 'false-papers' },
} as const;

/** A result that was handed over on paper. */
async function handedOver(dossier?: Version): Promise<Dossier> {
  const there = await bringTo(world, dossier ? await see(dossier.id) : await takeIn(world), 'handover');
  minutePasses(world);
  return await act(world, counter, there, { action: 'hand-over', receiver: 'owner' });
}

const givenOutBy = async (return_method: 'one-stop' | 'online', { id }: Version) =>
  await tablesOf(world).updateTable('dossier').set({ return_method }).where('id', '=', id).execute();

const see = (dossierId: Dossier['id']) => world.call(getDossier, { dossierId }, { as: counter });

/** The leader decides on it, and what takes its place is signed. */
async function decided({ id: dossierId }: Version, kind: keyof typeof orders): Promise<Dossier> {
  const { version } = await see(dossierId);
  minutePasses(world);
  const order = { dossierId, version, reason: 'Minh họa', ...orders[kind] };
  const proposed = await world.call(proposeResultChange, order, { as: specialist });
  minutePasses(world);
  await world.call(decideResultChange, { dossierId, version: proposed.version }, { as: leader });
  await world.drain();
  return await see(dossierId);
}

const exchangesOf = async ({ id: dossierId }: Version): Promise<readonly PaperExchange[]> =>
  (await world.call(getPaperExchanges, { dossierId }, { as: counter })).exchanges;

async function confirm(dossier: Version, changes: object = {}, as: string = counter) {
  const [open] = await exchangesOf(dossier);
  if (open === undefined) throw new Error('Nothing waits');
  minutePasses(world);
  const { id: dossierId, version } = dossier;
  const done = { isGiven: true, isTakenBack: true, receiver: 'owner', ...changes } as const;
  return await world.call(confirmPaperExchange, { dossierId, version, paperExchangeId: open.id, ...done }, { as });
}

const workOf = async ({ id }: Version, as: string = counter) =>
  (await world.call(listInbox, { limit: 200 }, { as })).items.find(
    ({ subjectId, slot }) => subjectId === id && slot === exchangeSlot,
  );

const noticesOf = async (as: string, { id }: Version): Promise<string[]> => {
  await world.drain();
  const { items } = await world.call(listNotices, { limit: 50 }, { as });
  return items.filter(({ subjectId }) => subjectId === id).map(({ key }) => key);
};

const sweep = async () => {
  await runJob(world.worker, sweepExchanges.job, { space: 'official', payload: {} });
  await world.drain();
};

test('a corrected paper that was given out is work of the counter until the right one went out and the wrong one came back', async () => {
  const before = await handedOver();
  const dossier = await decided(before, 'correction');
  const [open] = await exchangesOf(dossier);
  expect(open).toMatchObject({
    wrongNumber: before.result?.number,
    number: dossier.resultPapers.at(-1)?.number,
    isSigned: true,
    state: 'open',
    isLate: false,
    doBy: expect.stringMatching(/^2026-03-23T/),
  });
  expect(await workOf(dossier)).toMatchObject({
    step: { name: { vi: 'Giao bản đúng, thu bản sai' } },
    dueAt: expect.stringMatching(/^2026-03-23T/),
  });
  await confirm(dossier);
  expect(await workOf(dossier)).toBeUndefined();
  expect(await exchangesOf(dossier)).toMatchObject([
    {
      state: 'closed',
      isGiven: true,
      isTakenBack: true,
      reason: null,
      receiver: 'owner',
      receiverName: dossier.owner.name,
      by: expect.any(String),
    },
  ]);
  const told = (await eventsOf(world, dossier.id)).findLast(({ type }) => type === 'paper-exchanged');
  expect(told?.payload).toMatchObject({ wrongNumber: before.result?.number, isTakenBack: true });
  expect(await noticesOf(leader, dossier)).not.toContain('paper-not-taken-back');
});

test.each([
  ['what still waits at the counter', async () => await bringTo(world, await takeIn(world), 'handover')],
  [
    'what is fetched online alone',
    async () => {
      const dossier = await handedOver();
      await givenOutBy('online', dossier);
      return dossier;
    },
  ],
] as const)('nothing is asked of %s', async (_, make) => {
  const dossier = await decided(await make(), 'correction');
  expect(await exchangesOf(dossier)).toEqual([]);
  expect(await workOf(dossier)).toBeUndefined();
});

test('what did not come back has a reason, and the leader hears of it', async () => {
  const dossier = await decided(await handedOver(), 'reissue');
  expect((await refusalOf(confirm(dossier, { isTakenBack: false }))).code).toBe('paper-exchange.reason-missing');
  await confirm(dossier, { isTakenBack: false, reason: 'Bản cũ đã mất' });
  expect(await exchangesOf(dossier)).toMatchObject([{ isGiven: true, isTakenBack: false, reason: 'Bản cũ đã mất' }]);
  expect(await noticesOf(leader, dossier)).toContain('paper-not-taken-back');
});

test('what was cancelled comes back, and nothing is given for it', async () => {
  const dossier = await decided(await handedOver(), 'cancellation');
  expect(await workOf(dossier)).toMatchObject({ step: { name: { vi: 'Thu lại kết quả đã bị hủy bỏ' } } });
  expect((await refusalOf(confirm(dossier))).code).toBe('paper-exchange.nothing-to-give');
  await confirm(dossier, { isGiven: false });
  expect(await exchangesOf(dossier)).toMatchObject([{ number: null, isGiven: false, isTakenBack: true, reason: null }]);
});

test('a second decision before the paper came back is one work: the paper that is out there for the newest', async () => {
  const before = await handedOver();
  await decided(before, 'correction');
  const dossier = await decided(before, 'reissue');
  expect(await exchangesOf(dossier)).toMatchObject([
    { wrongNumber: before.result?.number, number: dossier.resultPapers.at(-1)?.number, state: 'open' },
  ]);
  await confirm(dossier);
  const again = await decided(dossier, 'correction');
  expect((await exchangesOf(again)).map(({ state, wrongNumber }) => [state, wrongNumber])).toEqual([
    ['open', dossier.resultPapers.at(-1)?.number],
    ['closed', before.result?.number],
  ]);
});

test('of two officers at once one writes it down', async () => {
  const dossier = await decided(await handedOver(), 'correction');
  const outcomes = await Promise.allSettled([confirm(dossier), confirm(dossier)]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await eventsOf(world, dossier.id)).filter(({ type }) => type === 'paper-exchanged')).toHaveLength(1);
});

test('is not for others than the counter, a mandate needs its paper, and an old version is refused', async () => {
  const dossier = await decided(await handedOver(), 'correction');
  for (const as of [specialist, leader]) expect((await refusalOf(confirm(dossier, {}, as))).code).toBe('not-allowed');
  expect((await refusalOf(confirm(dossier, { receiver: 'mandate' }))).code).toBe('dossier.mandate-missing');
  const old = { ...dossier, version: dossier.version - 1 };
  expect((await refusalOf(confirm(old))).code).toBe('dossier.changed-meanwhile');
});

test('what is not done in time is called rung by rung, each once, and not at night', async () => {
  const dossier = await decided(await handedOver(), 'correction');
  world.clock.set('2026-03-23T20:00:00+07:00');
  await sweep();
  expect(await noticesOf(counter, dossier)).not.toContain('paper-exchange-late');
  world.clock.set('2026-03-24T08:00:00+07:00');
  await sweep();
  await sweep();
  expect((await noticesOf(counter, dossier)).filter((key) => key === 'paper-exchange-late')).toHaveLength(1);
  expect(await noticesOf(leader, dossier)).not.toContain('paper-exchange-late');
  expect(await exchangesOf(dossier)).toMatchObject([{ isLate: true }]);
  world.clock.set('2026-03-26T09:00:00+07:00');
  await sweep();
  await sweep();
  expect((await noticesOf(leader, dossier)).filter((key) => key === 'paper-exchange-late')).toHaveLength(1);
  const late = (await eventsOf(world, dossier.id)).filter(({ type }) => type === 'paper-exchange-late');
  expect(late).toMatchObject([{ payload: { rung: 0 } }, { payload: { rung: 1 } }]);
});

test('the owner is told where and until when the wrong paper is brought, and then that it was exchanged', async () => {
  const before = await handedOver(await received(world));
  await givenOutBy('one-stop', before);
  const dossier = await decided(before, 'correction');
  expect(await noticesOf('congdan1', dossier)).toContain('result-changed-correction-on-paper');
  const told = async () =>
    (await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' })).timeline.map(({ note }) => note);
  expect((await told()).join('\n')).toMatch(/Mang bản cũ đến đổi lấy bản mới tại .* trước hết ngày 23/);
  await confirm(dossier);
  expect(await noticesOf('congdan1', dossier)).toContain('paper-exchanged');
  expect((await told()).join('\n')).toMatch(/Đã giao văn bản số .*; đã thu lại văn bản số/);
});
