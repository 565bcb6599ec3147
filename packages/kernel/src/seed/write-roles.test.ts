import { createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kernelOperations } from '../kernel-operations.ts';
import type { RoleWithPermissions } from './role-permissions.ts';
import { writeRoles } from './write-roles.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());

const db = () => world.databases.official.kysely;
const key = 'role-of-the-test';
const told = (permissions: string[]): RoleWithPermissions => ({
  key,
  name: { vi: 'Vai trò', en: 'Role', uk: 'Роль' },
  legalBasis: null,
  permissions,
  passesOn: [],
});
const start = async (permissions: string[]): Promise<void> => {
  await writeRoles(db(), [told(permissions)], world.clock.now());
};
const permissions = async (): Promise<string[]> =>
  (await db().selectFrom('role').select('permissions').where('key', '=', key).executeTakeFirstOrThrow()).permissions;
const history = async () =>
  await db().selectFrom('role_change').select(['act', 'gained', 'lost']).where('role_key', '=', key).execute();

test('a role follows the program, and what the province changed of it stays at every start', async () => {
  await start(['a.b.one', 'a.b.two']);
  expect([await permissions(), await history()]).toEqual([['a.b.one', 'a.b.two'], []]);

  await sql`update role set withheld = '{a.b.two}', added = '{x.y.own}', permissions = '{a.b.one,x.y.own}',
    own_name = '{"vi":"Tên của tỉnh","en":"x","uk":"x"}', name = '{"vi":"Tên của tỉnh","en":"x","uk":"x"}' where key = ${key}`.execute(
    db(),
  );
  await start(['a.b.one', 'a.b.two']);
  expect(await permissions()).toEqual(['a.b.one', 'x.y.own']);

  await start(['a.b.two', 'a.b.three']);
  expect(await permissions()).toEqual(['a.b.three', 'x.y.own']);
  expect(await history()).toEqual([{ act: 'program', gained: ['a.b.three'], lost: ['a.b.one'] }]);
  const row = await db().selectFrom('role').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
  expect(row.name).toMatchObject({ vi: 'Tên của tỉnh' });
  expect(row.program_permissions).toEqual(['a.b.two', 'a.b.three']);
});

test('the same start again changes nothing', async () => {
  const before = await db().selectFrom('role').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
  await start(['a.b.two', 'a.b.three']);
  expect(await db().selectFrom('role').selectAll().where('key', '=', key).executeTakeFirstOrThrow()).toEqual(before);
});
