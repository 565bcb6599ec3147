import {
  UnitId,
  deleteView,
  listViews,
  mostViews,
  openWithView,
  renameView,
  saveView,
  shareView,
} from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { kernelOperations } from '../kernel-operations.ts';

const head = 'truongphong.tranbien';
const specialist = 'chuyenvien.tranbien';
const stranger = 'lanhdao.tamhiep';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await sql`delete from saved_view`.execute(world.databases.official.kysely);
});

const save = async (name: string, as: string = head, search: Record<string, string> = { due: 'overdue' }) =>
  (await world.call(saveView, { page: 'inbox', name, search }, { as })).id;
const list = async (as: string = head) => (await world.call(listViews, { page: 'inbox' }, { as })).items;
const codeOf = async (body: Promise<unknown>): Promise<string> =>
  await body.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  );
const unitOf = async (as: string) => UnitId.parse((await world.actor(as)).grants[0]?.unitId);

test('filters are saved under a name, and again under the same name', async () => {
  const id = await save('Quá hạn');
  expect(await save('Quá hạn', head, { due: 'today', whose: 'mine' })).toBe(id);
  expect(await list()).toEqual([
    { id, name: 'Quá hạn', search: { due: 'today', whose: 'mine' }, mine: true, sharedWith: null, isFirst: false },
  ]);
  expect((await world.call(listViews, { page: 'dossiers' }, { as: head })).items).toEqual([]);
});

test('no more than twenty, but a known one can still be changed', async () => {
  for (let number = 0; number < mostViews; number += 1) await save(`Số ${number}`);
  expect(await codeOf(save('Một nữa'))).toBe('view.too-many');
  expect(await codeOf(save('Số 3', head, { q: 'an' }))).toBe('done');
});

test('a view is renamed, not over another, and taken away', async () => {
  const id = await save('Một');
  await save('Hai');
  expect(await codeOf(world.call(renameView, { viewId: id, name: 'Hai' }, { as: head }))).toBe('view.name-taken');
  await world.call(renameView, { viewId: id, name: 'Ba' }, { as: head });
  expect((await list()).map(({ name }) => name)).toEqual(['Ba', 'Hai']);
  await world.call(deleteView, { viewId: id }, { as: head });
  expect((await list()).map(({ name }) => name)).toEqual(['Hai']);
});

test('many at once are no more than one after the other: no more than twenty, and one of two that want a name', async () => {
  const names = Array.from({ length: mostViews + 5 }, (_, number) => `Cùng lúc ${number}`);
  const outcomes = await Promise.all(names.map((name) => codeOf(save(name))));
  expect(outcomes.filter((code) => code === 'view.too-many')).toHaveLength(5);
  expect(await list()).toHaveLength(mostViews);
  const two = (await list()).slice(0, 2);
  const renames = await Promise.all(
    two.map(({ id: viewId }) => codeOf(world.call(renameView, { viewId, name: 'Cả hai muốn' }, { as: head }))),
  );
  expect(renames.toSorted()).toEqual(['done', 'view.name-taken']);
});

test('whoever leads the unit no longer changes nothing of what its people are shown', async () => {
  const id = await save('Của đơn vị');
  await world.call(shareView, { viewId: id, unitId: await unitOf(head) }, { as: head });
  expect(await codeOf(save('Của đơn vị', head, { due: 'today' }))).toBe('done');
  const { personId } = await world.actor(head);
  const grants = (validTo: Date | null) =>
    sql`
    update role_grant set valid_to = ${validTo} where person_id = ${personId}::uuid`.execute(
      world.databases.official.kysely,
    );
  await grants(world.clock.now());
  try {
    expect(await codeOf(save('Của đơn vị', head, { due: 'overdue' }))).toBe('view.not-shared-by-you');
    expect(await codeOf(world.call(renameView, { viewId: id, name: 'Khác' }, { as: head }))).toBe(
      'view.not-shared-by-you',
    );
    expect(await codeOf(save('Của riêng tôi'))).toBe('done');
    expect(await list(specialist)).toMatchObject([{ name: 'Của đơn vị', search: { due: 'today' } }]);
    expect(await codeOf(world.call(deleteView, { viewId: id }, { as: head }))).toBe('done');
  } finally {
    await grants(null);
  }
});

test('the head shows it to the unit and what lies below, where it can be what the list opens with', async () => {
  const id = await save('Sắp đến hạn');
  expect(await list(specialist)).toEqual([]);
  expect(await codeOf(world.call(openWithView, { page: 'inbox', view: id }, { as: specialist }))).toBe('not-found');
  await world.call(shareView, { viewId: id, unitId: await unitOf(head) }, { as: head });
  expect(await list(specialist)).toMatchObject([{ id, mine: false, sharedWith: { id: await unitOf(head) } }]);
  expect(await list(stranger)).toEqual([]);
  await world.call(openWithView, { page: 'inbox', view: id }, { as: specialist });
  expect(await list(specialist)).toMatchObject([{ isFirst: true }]);
  expect(await list()).toMatchObject([{ isFirst: false }]);
  await world.call(shareView, { viewId: id, unitId: null }, { as: head });
  expect(await list(specialist)).toEqual([]);
});

test('a list opens with one view, or with none', async () => {
  const [one, two] = [await save('Một'), await save('Hai')];
  await world.call(openWithView, { page: 'inbox', view: one }, { as: head });
  await world.call(openWithView, { page: 'inbox', view: two }, { as: head });
  expect((await list()).filter(({ isFirst }) => isFirst).map(({ id }) => id)).toEqual([two]);
  await world.call(openWithView, { page: 'inbox', view: null }, { as: head });
  expect((await list()).some(({ isFirst }) => isFirst)).toBe(false);
});

test('what is not one’s own is not renamed, shared or taken away; a unit that one does not lead is shown nothing', async () => {
  const id = await save('Của trưởng phòng');
  const by = { as: specialist };
  expect(await codeOf(world.call(renameView, { viewId: id, name: 'x' }, by))).toBe('not-found');
  expect(await codeOf(world.call(deleteView, { viewId: id }, by))).toBe('not-found');
  expect(await codeOf(world.call(shareView, { viewId: id, unitId: null }, { as: stranger }))).toBe('view.not-own');
  expect(await codeOf(world.call(shareView, { viewId: id, unitId: await unitOf(stranger) }, { as: head }))).toBe(
    'not-found',
  );
  expect(await codeOf(world.call(shareView, { viewId: id, unitId: null }, { as: specialist }))).toBe('not-allowed');
});
