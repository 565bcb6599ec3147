import { countInbox, listInbox } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kernelOperations } from '../kernel-operations.ts';
import type { Actor, Grant } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { putWork, type OpenWork } from './work-item-store.ts';

let world: World;
const units = new Map<string, string>();
const unit = (code: string): string => units.get(code) ?? '';
const stranger = newId(0);

/** Open work of two communes, in two divisions of one, for two roles and in two fields; one piece is somebody's. */
const works: readonly (readonly [title: string, unit: string, role: string, field: string | null])[] = [
  ['a', 'H19.145.03', 'specialist', 'Hộ tịch'],
  ['b', 'H19.145.03', 'specialist', 'Đất đai'],
  ['c', 'H19.145.03', 'specialist', null],
  ['d', 'H19.145.02', 'specialist', 'Hộ tịch'],
  ['e', 'H19.145', 'leader', 'Hộ tịch'],
  ['f', 'H19.146.02', 'specialist', 'Hộ tịch'],
  ['g', 'H19.146.02', 'clerk', 'Hộ tịch'],
];

beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
  const db = world.databases.official.kysely;
  const rows = await db.selectFrom('unit').select(['id', 'code']).where('valid_to', 'is', null).execute();
  for (const { id, code } of rows) units.set(code, id);
  const now = world.clock.now();
  const work = ([title, at, role, field]: (typeof works)[number]): OpenWork => ({
    id: newId(now.getTime()),
    system: 'procedures',
    subjectId: newId(now.getTime()),
    code: title,
    title,
    kind: { code: '1.000001', name: title },
    partyName: 'Nguyễn Văn Thử',
    field,
    step: { id: 'processing', name: { vi: 'Xử lý', en: 'Processing', uk: 'Опрацювання' } },
    role,
    unitId: unit(at),
    assigneeId: title === 'g' ? stranger : null,
    dueAt: now,
    stepDueAt: null,
    suspended: false,
    since: now,
    version: 1,
  });
  await putWork(db, works.map(work));
});
afterAll(() => world[Symbol.asyncDispose]());

const grant = (role: string, code: string, field: string | null = null): Grant => ({
  role,
  unitId: unit(code),
  unitName: code,
  field,
  permissions: ['kernel.inbox.list', 'kernel.inbox.count'],
});

const person = (personId: string, grants: readonly Grant[]): Actor => ({
  personId,
  name: 'Thử',
  kind: 'official',
  username: 'thu',
  grants,
});

test.each<[string, () => Grant[], string[]]>([
  [
    'a role reaches everything below its unit, and no other role',
    () => [grant('specialist', 'H19.145')],
    ['a', 'b', 'c', 'd'],
  ],
  ['a division sees its own work alone', () => [grant('specialist', 'H19.145.02')], ['d']],
  [
    'a grant for one field leaves out the others and work without one',
    () => [grant('specialist', 'H19.145', 'Hộ tịch')],
    ['a', 'd'],
  ],
  [
    'two grants add up, each with its own unit',
    () => [grant('leader', 'H19.145'), grant('specialist', 'H19.146')],
    ['e', 'f'],
  ],
  ['a role above the work at another commune sees nothing of it', () => [grant('leader', 'H19.146')], []],
  ['a role at the province reaches all of it', () => [grant('specialist', 'H19')], ['a', 'b', 'c', 'd', 'f']],
  [
    'grants at the province for a field and at a commune for all of it add up',
    () => [grant('specialist', 'H19', 'Đất đai'), grant('leader', 'H19'), grant('specialist', 'H19.146')],
    ['b', 'e', 'f'],
  ],
])('%s', async (_, grants, titles) => {
  const as = person(newId(1), grants());
  const found = await world.call(listInbox, {}, { as });
  expect(found.items.map(({ title }) => title).toSorted()).toEqual(titles);
  expect((await world.call(countInbox, {}, { as })).total).toBe(titles.length);
});

test.each<[string, () => Grant[], string[]]>([
  ['at another unit', () => [grant('clerk', 'H19.145')], ['g']],
  ['at the unit itself', () => [grant('clerk', 'H19.146')], ['g']],
  ['in a part of the province', () => [grant('leader', 'H19', 'Hộ tịch')], ['e', 'g']],
])('what is assigned to a person is theirs whatever their units, once: %s', async (_, grants, titles) => {
  const as = person(stranger, grants());
  const found = await world.call(listInbox, {}, { as });
  expect(found.items.map(({ title }) => title).toSorted()).toEqual(titles);
  expect((await world.call(listInbox, { whose: 'mine' }, { as })).items).toHaveLength(1);
  expect(await world.call(countInbox, {}, { as })).toMatchObject({ total: titles.length, mine: 1 });
});

test.each<[string, () => Grant[]]>([
  ['a commune', () => [grant('specialist', 'H19.145'), grant('leader', 'H19.145')]],
  ['the province', () => [grant('specialist', 'H19')]],
])('pages follow each other without gap or double: %s', async (_, grants) => {
  const as = person(newId(2), grants());
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Awaited<ReturnType<typeof inboxPage>> = await inboxPage(as, cursor);
    seen.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor;
  }
  const whole = await world.call(listInbox, {}, { as });
  expect(seen).toEqual(whole.items.map(({ title }) => title));
  expect(seen).toHaveLength(5);
});

const inboxPage = async (as: Actor, cursor: string | undefined) =>
  await world.call(listInbox, { limit: 1, ...(cursor === undefined ? {} : { cursor }) }, { as });

test('numbers are those of the lists', async () => {
  const as = person(newId(3), [grant('specialist', 'H19.145'), grant('leader', 'H19')]);
  const count = await world.call(countInbox, {}, { as });
  expect(count).toMatchObject({ total: 5, mine: 0, unassigned: 5 });
  expect(count.due.map((one) => one.count)).toEqual([5]);
  expect(count.steps).toEqual([
    { system: 'procedures', id: 'processing', name: expect.objectContaining({ en: 'Processing' }), count: 5 },
  ]);
  expect(count.systems).toEqual([{ system: 'procedures', count: 5 }]);
  // Two names of one kind count as one.
  expect(count.kinds.map(({ system, code, count: of }) => [system, code, of])).toEqual([['procedures', '1.000001', 5]]);
});

test('each choice says how much the list shows with it: whose, late step and words narrow the numbers, a choice never its own', async () => {
  const as = person(stranger, [grant('clerk', 'H19'), grant('specialist', 'H19')]);
  const late = { at: world.clock.now(), steps: ['f', 'g'] };
  await world.databases.official.kysely
    .updateTable('work_item')
    .set({ step_due_at: new Date(late.at.getTime() - 60_000) })
    .where('code', 'in', late.steps)
    .execute();
  expect(await world.call(countInbox, {}, { as })).toMatchObject({
    total: 6,
    mine: 1,
    unassigned: 5,
    anyDue: 6,
    lateSteps: 2,
  });
  const mine = await world.call(countInbox, { whose: 'mine' }, { as });
  expect(mine).toMatchObject({ total: 6, mine: 1, unassigned: 5, anyDue: 1, lateSteps: 1 });
  expect(mine.due.map(({ count }) => count)).toEqual([1]);
  expect(mine.kinds.map(({ name }) => name)).toEqual(['g']);
  expect(mine.steps.map(({ count }) => count)).toEqual([1]);
  const steps = await world.call(listInbox, { lateStep: 'yes' }, { as });
  expect(steps.items.map(({ title }) => title).toSorted()).toEqual(['f', 'g']);
  expect(await world.call(countInbox, { lateStep: 'yes' }, { as })).toMatchObject({
    mine: 1,
    unassigned: 1,
    anyDue: 2,
    lateSteps: 2,
  });
  expect(await world.call(countInbox, { lateStep: 'yes', due: 'later' }, { as })).toMatchObject({
    anyDue: 2,
    lateSteps: 0,
    mine: 0,
  });
  await world.databases.official.kysely
    .updateTable('work_item')
    .set({ suspended: true })
    .where('code', '=', 'f')
    .execute();
  expect((await world.call(listInbox, { lateStep: 'yes' }, { as })).items.map(({ title }) => title)).toEqual(['g']);
  await world.databases.official.kysely.updateTable('work_item').set({ suspended: false, step_due_at: null }).execute();
});
