import { countInbox, listInbox } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { kernelOperations } from '../kernel-operations.ts';
import type { Actor } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { listenForChanges } from '../stream/change-line.ts';
import type { Change } from '../stream/change.ts';
import { closeWork, putWork, type OpenWork } from './work-item-store.ts';

let world: World;
const units = new Map<string, string>();
const unit = (code: string): string => units.get(code) ?? '';

beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
  const rows = await world.databases.official.kysely
    .selectFrom('unit')
    .select(['id', 'code'])
    .where('valid_to', 'is', null)
    .execute();
  for (const { id, code } of rows) units.set(code, id);
});
beforeEach(() => world.databases.official.kysely.deleteFrom('work_item').execute());
afterAll(() => world[Symbol.asyncDispose]());

/** A directive outside of any process, for whoever the test says. */
function directive(more: Partial<OpenWork>): OpenWork {
  const now = world.clock.now();
  return {
    id: newId(now.getTime()),
    system: 'procedures',
    subjectId: newId(now.getTime()),
    kind: { code: 'directive', name: 'Văn bản chỉ đạo' },
    code: '15/CT-UBND',
    title: 'Tăng cường phòng cháy',
    partyName: null,
    field: null,
    step: null,
    role: null,
    unitId: null,
    assigneeId: null,
    dueAt: null,
    stepDueAt: null,
    suspended: false,
    since: now,
    version: 1,
    ...more,
  };
}

/** Somebody with an inbox at a unit, for every field or one. */
const officer = (code: string, role = 'specialist', field: string | null = null): Actor => ({
  personId: newId(world.clock.now().getTime()),
  name: 'Thử',
  kind: 'official',
  username: 'thu',
  grants: [
    {
      role,
      unitId: unit(code),
      unitName: code,
      field,
      permissions: ['kernel.inbox.list', 'kernel.inbox.count'],
    },
  ],
});

const slotsOf = async (as: Actor) => (await world.call(listInbox, {}, { as })).items.map(({ slot }) => slot).toSorted();

const db = () => world.databases.official.kysely;

test('one subject is work of three units at once, and each closes its own', async () => {
  const subjectId = newId(0);
  const at = ['H19.145', 'H19.146', 'H19.147'];
  const works = at.map((code) => directive({ subjectId, slot: code, unitId: unit(code) }));
  await putWork(db(), works);
  const province = officer('H19', 'leader');
  expect(await slotsOf(province)).toEqual(at);
  expect(await slotsOf(officer('H19.146'))).toEqual(['H19.146']);

  // Put again it stands in its slot, and nowhere twice.
  await putWork(db(), directive({ subjectId, slot: 'H19.146', unitId: unit('H19.146'), version: 2 }));
  expect(await slotsOf(province)).toEqual(at);

  await closeWork(db(), { system: 'procedures', subjectId, slot: 'H19.146' });
  expect(await slotsOf(province)).toEqual(['H19.145', 'H19.147']);
  // Another system's work on a subject of that id is none of its own.
  await closeWork(db(), { system: 'kernel', subjectId });
  expect(await slotsOf(province)).toEqual(['H19.145', 'H19.147']);
  await closeWork(db(), { system: 'procedures', subjectId });
  expect(await slotsOf(province)).toEqual([]);
});

test('work of two systems on one subject stands side by side', async () => {
  const subjectId = newId(0);
  const unitId = unit('H19.145');
  await putWork(db(), [directive({ subjectId, unitId }), directive({ subjectId, unitId, system: 'kernel' })]);
  const as = officer('H19.145');
  expect(await slotsOf(as)).toEqual(['main', 'main']);
  expect((await world.call(listInbox, { system: 'kernel' }, { as })).items).toMatchObject([{ system: 'kernel' }]);
  expect((await world.call(countInbox, {}, { as })).kinds).toHaveLength(2);
});

test('a kind is counted with what all its main work is about, and with nothing where that differs', async () => {
  const unitId = unit('H19.145');
  const as = officer('H19.145');
  const titles = async () => (await world.call(countInbox, {}, { as })).kinds.map(({ title }) => title);
  await putWork(db(), [
    directive({ subjectId: newId(0), unitId, title: 'Phòng cháy' }),
    directive({ subjectId: newId(0), unitId, title: 'Phòng cháy' }),
    directive({ subjectId: newId(0), unitId, title: 'Một việc bên cạnh', slot: 'H19.146' }),
  ]);
  expect(await titles()).toEqual(['Phòng cháy']);
  // Who knows the kind by its own name finds the work all the same.
  expect((await world.call(listInbox, { q: 'van ban chi dao' }, { as })).items).toHaveLength(3);
  await putWork(db(), directive({ subjectId: newId(0), unitId, title: 'Phòng dịch' }));
  expect(await titles()).toEqual([null]);
});

test('a step is called by its own name, whatever marks the work of single subjects at it', async () => {
  const as = officer('H19.145');
  const plain = { vi: 'Ký duyệt', en: 'Signing', uk: 'Підписання' };
  const mark = { vi: 'nên soạn thư xin lỗi', en: 'prepare the apology', uk: 'підготуйте вибачення' };
  for (const one of [mark, null, mark]) {
    const step = { id: 'signing', name: plain, mark: one };
    await putWork(db(), directive({ subjectId: newId(0), unitId: unit('H19.145'), step }));
  }
  const { steps } = await world.call(countInbox, {}, { as });
  expect(steps).toEqual([{ system: 'procedures', id: 'signing', name: plain, count: 3 }]);
  const { items } = await world.call(listInbox, {}, { as });
  expect(items.map(({ step }) => step?.name)).toEqual([plain, plain, plain]);
  expect(items.filter((item) => item.mark?.vi === mark.vi)).toHaveLength(2);
});

test('work for a person alone is seen by that person and by nobody else', async () => {
  const invited = officer('H19.145.03');
  await putWork(db(), directive({ assigneeId: invited.personId }));
  const found = await world.call(listInbox, {}, { as: invited });
  expect(found.items).toMatchObject([{ unit: null, step: null, partyName: null, assignee: { id: invited.personId } }]);
  expect(await world.call(countInbox, {}, { as: invited })).toMatchObject({ total: 1, mine: 1, steps: [] });
  for (const other of [officer('H19.145.03'), officer('H19', 'leader')]) {
    expect(await slotsOf(other)).toEqual([]);
    expect((await world.call(countInbox, {}, { as: other })).total).toBe(0);
  }
});

test('work for a unit is seen by whoever has an inbox there or above it, whatever the role', async () => {
  await putWork(db(), directive({ unitId: unit('H19.145.03'), field: 'Hộ tịch' }));
  const sees = async (as: Actor) => (await slotsOf(as)).length === 1;
  expect(await sees(officer('H19.145.03', 'clerk'))).toBe(true);
  expect(await sees(officer('H19.145', 'leader', 'Hộ tịch'))).toBe(true);
  expect(await sees(officer('H19', 'auditor'))).toBe(true);
  expect(await sees(officer('H19.145', 'leader', 'Đất đai'))).toBe(false);
  expect(await sees(officer('H19.145.02'))).toBe(false);
  expect(await sees(officer('H19.146', 'leader'))).toBe(false);
});

test.each<[string, Partial<OpenWork>]>([
  ['nobody', {}],
  ['a role of no unit', { role: 'clerk', assigneeId: newId(0) }],
])('work for %s is not stored', async (_, address) => {
  await expect(putWork(db(), directive(address))).rejects.toThrow('check constraint');
});

test.each(['official', 'trial'] as const)(
  'at the commit of %s it is told where work is, and where it was when it moves',
  async (space) => {
    const told: Change[] = [];
    const line = listenForChanges({
      url: world.ownerUrl,
      log: world.worker.log,
      onChange: (change) => told.push(change),
      onMended: () => undefined,
    });
    await line.listening;
    const { kysely } = world.databases[space];
    const [here, there] = [unit('H19.145'), unit('H19.146')];
    const work = directive({ unitId: here, role: 'clerk', field: 'Hộ "tịch"' });
    await putWork(kysely, work);
    await putWork(kysely, { ...work, version: 2 });
    await putWork(kysely, { ...work, unitId: there, role: null, version: 3 });
    await closeWork(kysely, work);
    await expect.poll(() => told.length).toBe(4);
    await line.stop();
    const [from, to] = [
      [here, 'clerk', 'Hộ "tịch"', null],
      [there, null, 'Hộ "tịch"', null],
    ];
    expect(told.map((change) => change.work)).toEqual([[from], [from], [from, to], [to]]);
    expect(told.every((change) => change.space === space)).toBe(true);
  },
);
