import { countInbox, listInbox } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kernelOperations } from '../kernel-operations.ts';
import type { Actor, Grant } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { putWorkItems, type OpenWork } from './work-item-store.ts';

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
    ownerName: 'Nguyễn Văn Thử',
    procedureCode: '1.000001',
    field,
    stepId: 'processing',
    stepName: { vi: 'Xử lý', en: 'Processing', uk: 'Опрацювання' },
    role,
    unitId: unit(at),
    assigneeId: title === 'g' ? stranger : null,
    dueAt: now,
    stepDueAt: null,
    suspended: false,
    since: now,
    version: 1,
  });
  await putWorkItems(db, works.map(work));
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
])('%s', async (_, grants, titles) => {
  const as = person(newId(1), grants());
  const found = await world.call(listInbox, {}, { as });
  expect(found.items.map(({ title }) => title).toSorted()).toEqual(titles);
  expect((await world.call(countInbox, {}, { as })).total).toBe(titles.length);
});

test('what is assigned to a person is theirs whatever their units', async () => {
  const found = await world.call(listInbox, {}, { as: person(stranger, [grant('clerk', 'H19.145')]) });
  expect(found.items.map(({ title }) => title)).toEqual(['g']);
});
