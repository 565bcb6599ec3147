import { countCoverage, listCoverage } from '@dongbo/contract/administration';
import { kernelOperations, type StaffedStep, type System } from '@dongbo/kernel';
import { createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrator, tablesOf } from '../administration-world.fixture.ts';
import { administrationSystem } from '../index.ts';

let world: World;
let steps: readonly StaffedStep[] = [];
const needs: System = {
  ...administrationSystem,
  staffing: { steps: () => Promise.resolve(steps) },
};

const name = (vi: string) => ({ vi, en: vi, uk: vi });
const unitOf = async (code: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select g.unit_id as id from role_grant g join account a on a.person_id = g.person_id where a.username = ${code} limit 1`.execute(
    tablesOf(world),
  );
  return rows[0]?.id ?? '';
};
const step = (unitId: string, role: string): StaffedStep => ({
  process: { key: 'commune-default', name: name('Quy trình của xã') },
  step: { id: role, name: name('Bước') },
  role,
  unitId,
  field: 'Hộ tịch',
  procedures: ['1.000001'],
});

const count = async () => {
  await world.call(countCoverage, {}, { as: administrator });
  await world.drain();
};

beforeAll(async () => {
  world = await createWorld({ key: 'administration', systems: [needs], operations: kernelOperations });
  await sql`update account set password_hash = 'x'`.execute(tablesOf(world));
  const [counter, clerk] = [await unitOf('motcua.tranbien'), await unitOf('vanthu.tranbien')];
  steps = [step(counter, 'counter-officer'), step(clerk, 'clerk')];
});
afterAll(async () => await world[Symbol.asyncDispose]());

test('before the first count it says so', async () => {
  expect(await world.call(listCoverage, {}, { as: administrator })).toMatchObject({ countedAt: null, items: [] });
});

test('a step with one person stands in the list with its name, and filters find it', async () => {
  await count();
  const seen = await world.call(
    listCoverage,
    { field: 'Hộ tịch', procedure: '1.000001', people: 'one' },
    { as: administrator },
  );
  expect(seen).toMatchObject({ countedAt: expect.any(String), steps: 2, more: false });
  const clerk = seen.items.find(({ role }) => role === 'clerk');
  expect(clerk).toMatchObject({ everyField: true, procedures: 1, people: [{ name: expect.stringMatching(/\w/) }] });
  expect((await world.call(listCoverage, { field: 'Đất đai' }, { as: administrator })).items).toEqual([]);
  expect((await world.call(listCoverage, { procedure: '9.999999' }, { as: administrator })).items).toEqual([]);
});

test('a closed account and a right that waits for a practice leave nobody', async () => {
  const db = tablesOf(world);
  const ofClerk = sql`person_id = (select person_id from account where username = 'vanthu.tranbien')`;
  const people = async () => {
    const { items } = await world.call(listCoverage, {}, { as: administrator });
    return items.find(({ role }) => role === 'clerk')?.people.length;
  };
  expect(await people()).toBe(1);
  await sql`update role_grant set lock_key = 'settling-practice' where ${ofClerk}`.execute(db);
  expect(await people()).toBe(0);
  await sql`update role_grant set lock_key = null where ${ofClerk}`.execute(db);
  await sql`update account set disabled_at = ${world.clock.now()}, disabled_reason = 'closed' where ${ofClerk}`.execute(
    db,
  );
  expect(await people()).toBe(0);
  await count();
  expect((await world.call(listCoverage, { people: 'none' }, { as: administrator })).items).toMatchObject([
    { role: 'clerk' },
  ]);
  await sql`update account set disabled_at = null, disabled_reason = null where ${ofClerk}`.execute(db);
});

test('a hole that is mended is gone from the list before the next count', async () => {
  const db = tablesOf(world);
  await count();
  await sql`insert into role_grant (id, person_id, role_key, unit_id, valid_from)
    select gen_random_uuid(), a.person_id, 'clerk', ${steps[1]?.unitId}, ${world.clock.now()} from account a where a.username = 'chuyenvien2.tranbien'`.execute(
    db,
  );
  const { items } = await world.call(listCoverage, {}, { as: administrator });
  expect(items.filter(({ role }) => role === 'clerk')).toEqual([]);
});

test('a leader sees nothing of other units, not even how many steps there are', async () => {
  const seen = await world.call(listCoverage, {}, { as: 'lanhdao.longthanh' }).catch((error: unknown) => error);
  expect(seen).toMatchObject({ steps: 0, thin: 0, fields: [], items: [] });
});
