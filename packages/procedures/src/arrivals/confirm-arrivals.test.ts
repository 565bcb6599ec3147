import { listInbox, listMeasures, listNotices } from '@dongbo/contract';
import {
  actOnDossier,
  assignDossiers,
  confirmArrivals,
  explainDueDate,
  getDossier,
  listReferrals,
  requestSupplement,
  type Dossier,
} from '@dongbo/contract/procedures';
import { dueAt, findLetter, formatInstant, loadCalendar, runDueSchedules } from '@dongbo/kernel';
import { asSystem, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  eventsOf,
  officials,
  personIdOf,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
const head = 'truongphong.sotuphap';

beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const at = (text: string): void => world.clock.set(text);
const on = ({ id, version }: Pick<Dossier, 'id' | 'version'>) => ({ dossierId: id, version });
/** A matter of the department of justice, taken in at the counter of the ward Trấn Biên. */
const elsewhere = async () => await takeIn(world, { procedureCode: procedures.justice });
const seen = async (as: string, dossierId: Dossier['id']) => await world.call(getDossier, { dossierId }, { as });

/** Three working days from an instant on, by the second way. */
const threeDaysFrom = (instant: string): string | null => {
  const due = dueAt({
    receivedAt: new Date(instant),
    limit: { unit: 'working-day', value: 3 },
    calendar: loadCalendar(),
  });
  return due && formatInstant(due);
};
const confirm = async (as: string, dossiers: readonly { dossierId: string; version: number }[]) =>
  await world.call(confirmArrivals, { dossiers: dossiers.map((one) => ({ ...one })) }, { as });

test('before August 2026 the time starts at the counter, whoever settles it', async () => {
  at('2026-08-04T09:00:00+07:00');
  const { clock } = await elsewhere();
  expect(clock?.originalDueAt).toBe(threeDaysFrom('2026-08-04T09:00:00+07:00'));
  expect(clock).toMatchObject({ receivedByCompetentAt: clock?.receivedAt, startGround: null, forwardBy: null });
});

test('since then it waits for the competent agency, and nothing else goes on', async () => {
  at('2026-08-12T15:30:00+07:00');
  const dossier = await elsewhere();
  expect(dossier).toMatchObject({ state: 'in-progress', step: { id: 'assignment' } });
  expect(dossier.clock).toMatchObject({
    receivedAt: formatInstant(new Date('2026-08-12T15:30:00+07:00')),
    receivedByCompetentAt: null,
    originalDueAt: null,
    dueAt: null,
    dueState: 'not-started',
    // After 15:00: the next working day.
    forwardBy: formatInstant(new Date('2026-08-13T17:00:00+07:00')),
  });
  expect(dossier.clock?.startGround).toContain('309/2026');
  const receipt = await findLetter(tablesOf(world), { subjectId: dossier.id, form: 'receipt' });
  expect(receipt?.content.data).toMatchObject({ dueAt: null });
  expect(JSON.stringify(receipt?.content.data)).toContain('Thời hạn giải quyết tính từ khi cơ quan này nhận');
  const explained = await world.call(explainDueDate, { dossierId: dossier.id }, { as: officials.counter });
  expect(explained.days).toEqual([]);
  const there = await seen(head, dossier.id);
  expect(there.actions).toEqual([]);
  expect(there.sidePaths).toContain('confirm-arrival');
  expect(there.sidePaths).not.toContain('ask-supplement');
  const specialist = await personIdOf(world, 'chuyenvien.sotuphap');
  const order = { ...on(there), action: 'assign', assigneeId: specialist };
  expect((await refusalOf(world.call(actOnDossier, order, { as: head }))).code).toBe('dossier.on-its-way');
  expect(await world.call(assignDossiers, { assigneeId: specialist, dossiers: [on(there)] }, { as: head })).toEqual({
    assigned: [],
    refused: [{ dossierId: dossier.id, code: 'dossier.on-its-way' }],
  });
  const items = [{ kind: 'paper', componentId: 'desk.1', name: 'Giấy ủy quyền', wanted: 'Bản chính' }] as const;
  const asking = { ...on(there), reason: 'Thiếu', items: [...items] };
  expect((await refusalOf(world.call(requestSupplement, asking, { as: head }))).code).toBe('dossier.on-its-way');
  const { items: work } = await world.call(listInbox, { q: dossier.code }, { as: head });
  expect(work).toMatchObject([{ dueAt: null, stepDueAt: new Date(dossier.clock?.forwardBy ?? '').toISOString() }]);
  expect(work[0]?.mark?.vi).toBe('chờ nhận');
});

test('whoever does not confirm in time is chased and counted, until they do', async () => {
  at('2026-08-17T09:00:00+07:00');
  // A schedule begins after it was first seen.
  await runDueSchedules(world.worker);
  const dossier = await elsewhere();
  const lateOf = async () => {
    const { items } = await world.call(listMeasures, { system: 'procedures' }, { as: asSystem });
    const { values } = items.find(({ name }) => name === 'procedures.arrivals-late') ?? { values: [] };
    return values.find(({ unitId }) => unitId === dossier.competentUnit.id)?.value ?? 0;
  };
  const before = await lateOf();
  const sweep = async (text: string): Promise<string[]> => {
    at(text);
    await runDueSchedules(world.worker);
    await world.drain();
    const { items } = await world.call(listNotices, { limit: 100 }, { as: head });
    return items.filter(({ subjectId }) => subjectId === dossier.id).map(({ key }) => key);
  };
  // Sent on by the end of the day, so late on the morning after.
  expect(await sweep('2026-08-17T10:00:00+07:00')).not.toContain('step-late');
  expect(await sweep('2026-08-18T08:30:00+07:00')).toContain('step-late');
  expect(await sweep('2026-08-18T11:00:00+07:00')).toContain('step-late');
  expect(await lateOf()).toBe(before + 1);
  await confirm(head, [on(await seen(head, dossier.id))]);
  expect(await lateOf()).toBe(before);
});

test('confirmed, many at once, the time of each runs from that instant, and a receipt says the date', async () => {
  at('2026-08-20T10:00:00+07:00');
  const pile = [await elsewhere(), await elsewhere()];
  at('2026-08-21T09:00:00+07:00');
  const answer = await confirm(head, pile.map(on));
  expect(answer).toMatchObject({ arrived: pile.map(({ id }) => ({ id, version: 3 })), refused: [] });
  for (const { id } of pile) {
    const after = await seen(head, id);
    const due = threeDaysFrom('2026-08-21T09:00:00+07:00');
    expect(after.clock).toMatchObject({
      receivedAt: formatInstant(new Date('2026-08-20T10:00:00+07:00')),
      receivedByCompetentAt: formatInstant(new Date('2026-08-21T09:00:00+07:00')),
      originalDueAt: due,
      dueAt: due,
      forwardBy: null,
    });
    expect(after.actions.map(({ id: action }) => action)).toContain('assign');
    expect(after.oldReceipts).toMatchObject([{ ordinal: 1 }]);
    const receipt = await findLetter(tablesOf(world), { subjectId: id, form: 'receipt' });
    expect(receipt).toMatchObject({ ordinal: 2, content: { data: { dueAt: due } } });
    expect((await eventsOf(world, id)).map(({ type }) => type)).toContain('dossier-arrived');
    const { days } = await world.call(explainDueDate, { dossierId: id }, { as: head });
    expect(days[0]?.date).toBe('2026-08-21');
  }
});

test('the agency has had it since it arrived, and not while it was on its way', async () => {
  at('2026-08-24T10:00:00+07:00');
  const dossier = await elsewhere();
  at('2026-08-26T10:00:00+07:00');
  const minutes = async () =>
    (await world.call(listReferrals, { dossierId: dossier.id }, { as: head })).shares.map((share) => share.minutes);
  expect(await minutes()).toEqual([0]);
  await confirm(head, [on(dossier)]);
  at('2026-08-26T10:30:00+07:00');
  expect(await minutes()).toEqual([30]);
});

test("what is not on its way, seen too early, or somebody else's is refused on its own; a request twice counts once", async () => {
  at('2026-08-26T10:00:00+07:00');
  const [good, old] = [await elsewhere(), await elsewhere()];
  const own = await takeIn(world);
  expect(own.clock?.forwardBy).toBeNull();
  const order = { dossiers: [on(good), on(good), { ...on(old), version: 1 }, on(own)] };
  const requestId = crypto.randomUUID();
  const first = await world.call(confirmArrivals, order, { as: head, requestId });
  expect(first).toEqual({
    arrived: [expect.objectContaining({ id: good.id, version: 3 })],
    refused: [
      { dossierId: good.id, code: 'dossier.changed-meanwhile' },
      { dossierId: old.id, code: 'dossier.changed-meanwhile' },
      { dossierId: own.id, code: 'not-found' },
    ],
  });
  expect(await world.call(confirmArrivals, order, { as: head, requestId })).toEqual(first);
  const again = await confirm(head, [{ dossierId: good.id, version: 3 }]);
  expect(again.refused).toEqual([{ dossierId: good.id, code: 'dossier.action-not-possible' }]);
  expect((await confirm(officials.head, [on(own)])).refused).toEqual([
    { dossierId: own.id, code: 'dossier.action-not-possible' },
  ]);
});

test.each(['chuyenvien.sotuphap', officials.counter, 'kiemtoan'])('%s may not confirm', async (as) => {
  at('2026-08-27T10:00:00+07:00');
  const dossier = await elsewhere();
  expect((await refusalOf(confirm(as, [on(dossier)]))).code).toBe('not-allowed');
});
