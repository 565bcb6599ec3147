import { countInbox, listInbox } from '@dongbo/contract';
import {
  actOnDossier,
  askOpinion,
  getDossier,
  listDossiers,
  receiveDossier,
  recordSupplement,
  writeResult,
  type Dossier,
} from '@dongbo/contract/procedures';
import { defaultCalendarName, loadCalendar } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  minutePasses,
  officials,
  personIdOf,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { controlSlipData } from '../letters/control-slip.ts';
import { ask, see } from '../supplements/supplement-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const counter = { as: officials.counter };
const otherCommune = 'H19.146';
const why = 'Người nộp cư trú ở phường khác';

/** Taken in, given to a specialist, and sent back to the counter by the way that the process has. */
async function returnedToCounter(): Promise<Dossier> {
  const taken = await bringTo(world, await takeIn(world), 'processing');
  const again = await act(world, officials.specialist, taken, { action: 'return', reason: 'Không thuộc phòng tôi' });
  return await act(world, officials.head, again, { action: 'return', reason: why });
}

const receive = async (dossier: Dossier, more: object) => {
  minutePasses(world);
  await world.call(receiveDossier, { dossierId: dossier.id, version: dossier.version, ...more }, counter);
  return await world.call(getDossier, { dossierId: dossier.id }, counter);
};

test('a dossier that came back stands first in the inbox, with the reason, until it goes on', async () => {
  await takeIn(world);
  const back = await returnedToCounter();
  const inbox = await world.call(listInbox, {}, counter);
  expect(inbox.items[0]).toMatchObject({ subjectId: back.id, cameBack: why });
  const { items } = await world.call(listDossiers, { q: back.code }, counter);
  expect(items).toMatchObject([{ code: back.code, cameBack: why }]);
  await receive(back, {});
  const gone = await world.call(listDossiers, { q: back.code }, counter);
  expect(gone.items).toMatchObject([{ code: back.code, cameBack: null }]);
});

test('its step has no deadline of the past: what has no time of its own is due with the whole', async () => {
  const back = await returnedToCounter();
  expect(back.step?.id).toBe('reception');
  expect(back.stepDueAt).toBe(back.clock?.dueAt);
});

test('a step that is reached when its time was over is due with the whole, one reached in time is not', async () => {
  const taken = await takeIn(world);
  const planned = taken.stepDueAt ?? '';
  expect(planned < (taken.clock?.dueAt ?? '')).toBe(true);
  const inTime = await bringTo(world, taken, 'processing');
  const before = world.clock.now();
  world.clock.set('2026-03-13T15:00:00+07:00');
  const again = await act(world, officials.specialist, inTime, { action: 'return', reason: 'Phân công lại' });
  expect(again.step?.id).toBe('assignment');
  expect(again.stepDueAt).toBe(again.clock?.dueAt);
  world.clock.set(before.toISOString());
});

test('the counter gives it to another commune, whose division gets the work, and both sides are told by name', async () => {
  const back = await returnedToCounter();
  const there = await unitIdOf(world, otherCommune);
  const given = await receive(back, { competentUnitId: there });
  expect(given.competentUnit.id).toBe(there);
  expect(given.division?.id).not.toBe(back.division?.id);
  expect(given.step?.id).toBe('assignment');
  expect(given.clock?.dueAt).toBe(back.clock?.dueAt);
  const told = given.timeline.find(({ type }) => type === 'procedures.dossier-handed-over');
  expect(told?.note).toContain(given.competentUnit.name);
  expect(told?.note).toContain(back.competentUnit.name);
  const types = (await eventsOf(world, back.id)).map(({ type }) => type);
  expect(types).toContain('dossier-handed-over');
  const [work] = await world.databases.official.kysely
    .selectFrom('work_item')
    .select(['unit_id', 'assignee_id', 'came_back'])
    .where('subject_id', '=', back.id)
    .execute();
  expect(work).toEqual({ unit_id: given.division?.id, assignee_id: null, came_back: null });
});

test('the draft of the unit before is put aside: the new one signs what one of its own people wrote', async () => {
  const taken = await bringTo(world, await takeIn(world), 'processing');
  const draft = { dossierId: taken.id, version: taken.version, title: 'Dự thảo cũ', body: 'Nội dung cũ' };
  const { version } = await world.call(writeResult, draft, { as: officials.specialist });
  const returned = await act(world, officials.specialist, { id: taken.id, version }, { action: 'return', reason: why });
  const back = await act(world, officials.head, returned, { action: 'return', reason: why });
  const { id: there } = await tablesOf(world)
    .selectFrom('unit')
    .innerJoin('unit_name', 'unit_name.unit_id', 'unit.id')
    .select('unit.id')
    .where('unit_name.name', '=', 'Phường Tam Hiệp')
    .executeTakeFirstOrThrow();
  const given = await receive(back, { competentUnitId: there });
  expect(given.result).toBeNull();
  expect(given.letters).not.toContain('result');
  const told = given.timeline.find(({ type }) => type === 'procedures.result-put-aside');
  expect(told?.note).toBe('Dự thảo cũ');
  const state = async () =>
    (
      await tablesOf(world)
        .selectFrom('result')
        .select(['state', 'title'])
        .where('dossier_id', '=', taken.id)
        .executeTakeFirstOrThrow()
    ).state;
  expect(await state()).toBe('aside');
  // Nobody of the new unit has written: there is nothing to send on to its leader.
  const assigneeId = await personIdOf(world, 'chuyenvien.tamhiep');
  const [head, specialist] = ['truongphong.tamhiep', 'chuyenvien.tamhiep'];
  const there2 = await act(world, head, given, { action: 'assign', assigneeId });
  const forward = { dossierId: given.id, version: there2.version, action: 'forward' };
  expect((await refusalOf(world.call(actOnDossier, forward, { as: specialist }))).code).toBe('result.missing');
  const own = { dossierId: given.id, version: there2.version, title: 'Dự thảo mới', body: 'Nội dung mới' };
  await world.call(writeResult, own, { as: specialist });
  expect(await state()).toBe('draft');

  // The control slip names for each row the unit of whoever did it.
  const dossier = await findDossier(tablesOf(world), given.id, { at: world.clock.now(), lock: false });
  if (dossier === undefined) throw new Error('no dossier');
  const slip = await controlSlipData(
    { db: tablesOf(world), now: world.clock.now(), calendar: () => loadCalendar(defaultCalendarName) },
    dossier,
  );
  const units = slip.rows.map(({ from, to }) => [from.unit, to.unit]);
  const [old, now] = [back.division?.name, given.division?.name];
  const counterName = given.receivingUnit.name;
  expect(units).toEqual([
    [counterName, old],
    [old, old],
    [old, old],
    [old, counterName],
    [counterName, now],
    [now, now],
  ]);
  expect(slip.settlingAgency).toContain('Tam Hiệp');
  expect(`${slip.agency.superior} ${slip.agency.name}`).toContain('Trấn Biên');
});

test('it may stay at the commune and go to another division of it', async () => {
  const back = await returnedToCounter();
  const division = await world.databases.official.kysely
    .selectFrom('unit')
    .select('id')
    .where('parent_id', '=', back.competentUnit.id)
    .where('kind', '=', 'division')
    .where('id', '!=', back.division?.id ?? '')
    .orderBy('code')
    .executeTakeFirstOrThrow();
  const given = await receive(back, { divisionId: division.id });
  expect([given.competentUnit.id, given.division?.id]).toEqual([back.competentUnit.id, division.id]);
});

test('nobody gets it who may not settle it, nor a division of another unit; with a number of a result it stays', async () => {
  const back = await returnedToCounter();
  const order = { dossierId: back.id, version: back.version };
  const { id: department } = await tablesOf(world)
    .selectFrom('unit')
    .select('id')
    .where('kind', '=', 'department')
    .where('valid_to', 'is', null)
    .executeTakeFirstOrThrow();
  const refused = await refusalOf(world.call(receiveDossier, { ...order, competentUnitId: department }, counter));
  expect(refused.code).toBe('unit.not-competent');
  const foreign = { competentUnitId: await unitIdOf(world, otherCommune), divisionId: back.division?.id };
  expect((await refusalOf(world.call(receiveDossier, { ...order, ...foreign }, counter))).code).toBe(
    'unit.not-competent',
  );
  await tablesOf(world)
    .insertInto('result')
    .values({
      dossier_id: back.id,
      state: 'draft',
      title: 'Kết quả',
      body: 'x',
      book: 'thu',
      number: '7/KQ-UBND',
      numbered_on: '2026-03-11',
    })
    .execute();
  const late = await refusalOf(
    world.call(receiveDossier, { ...order, competentUnitId: await unitIdOf(world, otherCommune) }, counter),
  );
  expect(late.code).toBe('dossier.numbered-elsewhere');
});

test('what was issued late and waits to be fetched is finished, not overdue, and stands last', async () => {
  const before = world.clock.now();
  const taken = await takeIn(world, { procedureCode: procedures.office });
  const approved = await bringTo(world, taken, 'issuing');
  world.clock.set('2026-03-20T09:00:00+07:00');
  await world.drain();
  const issued = await act(world, officials.clerk, approved, { action: 'issue' });
  expect(issued.clock?.outcome).toBe('overdue');
  const fresh = await takeIn(world);
  const { items } = await world.call(listInbox, { limit: 200 }, counter);
  const place = (id: string) => items.findIndex(({ subjectId }) => subjectId === id);
  expect(items[place(issued.id)]?.dueState).toBe('finished');
  const overdue = await world.call(listInbox, { due: 'overdue', limit: 200 }, counter);
  expect(overdue.items.map(({ subjectId }) => subjectId)).not.toContain(issued.id);
  const finished = await world.call(listInbox, { due: 'finished' }, counter);
  expect(finished.items.map(({ subjectId }) => subjectId)).toEqual([issued.id]);
  const counts = await world.call(countInbox, {}, counter);
  expect(counts.due.find(({ due }) => due === 'finished')?.count).toBe(1);
  expect(place(issued.id)).toBe(items.length - 1);
  expect(fresh.id).not.toBe(issued.id);
  world.clock.set(before.toISOString());
});

test('what its owner only explained there is done without, and its time goes on', async () => {
  const back = await returnedToCounter();
  const item = { kind: 'paper', componentId: 'desk.1', name: 'Giấy ủy quyền', wanted: 'Bản chính' } as const;
  const asked = await ask(world, back, officials.counter, { items: [item] });
  minutePasses(world);
  const said = { itemId: '1', remark: 'Không có', fileIds: [], originals: 0, certifiedCopies: 0, photocopies: 0 };
  const { version } = await world.call(
    recordSupplement,
    { dossierId: back.id, version: asked.version, papers: [said], answers: {} },
    counter,
  );
  expect((await see(world, back.id)).version).toBe(version);
  minutePasses(world);
  const again = await receive(await see(world, back.id), {});
  expect(again).toMatchObject({ state: 'in-progress', step: { id: 'assignment' }, supplement: null });
  expect(again.clock?.suspensions.every(({ to }) => to !== null)).toBe(true);
});

test('while a needed answer of others lacks the counter is told why it cannot be received', async () => {
  const taken = await bringTo(world, await takeIn(world), 'processing');
  const to = [{ unitId: await unitIdOf(world, 'H19.145.04') }];
  const question = { dossierId: taken.id, version: taken.version, to, content: 'Hỏi', isNeeded: true };
  await world.call(askOpinion, question, { as: officials.specialist });
  const asking = await see(world, taken.id, officials.specialist);
  const again = await act(world, officials.specialist, asking, { action: 'return', reason: why });
  const back = await act(world, officials.head, again, { action: 'return', reason: why });
  expect((await refusalOf(receive(back, {}))).code).toBe('dossier.waits-for-others');
});
