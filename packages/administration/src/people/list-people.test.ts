import { listPeople } from '@dongbo/contract/administration';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrationWorld, administrator, tablesOf } from '../administration-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await administrationWorld();
});
afterAll(async () => await world[Symbol.asyncDispose]());

const find = async (input: Parameters<typeof world.call<typeof listPeople>>[1], as = administrator) =>
  await world.call(listPeople, input, { as });
const usernames = async (q: string) => (await find({ q })).items.map(({ username }) => username);

/** A colleague of this account becomes administrator of one commune alone. */
async function administers(username: string, unitCode: string): Promise<void> {
  await sql`insert into role_grant (id, person_id, role_key, unit_id, valid_from)
    select gen_random_uuid(), a.person_id, 'department-admin', u.id, ${world.clock.now()}
    from account a, unit u where a.username = ${username} and u.code = ${unitCode}`.execute(tablesOf(world));
}

test('a person is found by words of the name with or without accents, by the account name and by the whole number', async () => {
  for (const q of ['Lê Văn Tuấn', 'tuan le', 'le van tu', 'chuyenvien2.tranb', '070090000014', '0700 9000 0014'])
    expect([q, await usernames(q)]).toEqual([q, expect.arrayContaining(['chuyenvien2.tranbien'])]);
  expect(await usernames('07009000001')).toEqual([]);
  expect(await usernames('100%')).toEqual([]);
  // Citizens are no accounts of officials.
  expect(await usernames('Đỗ Quốc Khải')).toEqual([]);
});

test('each stands with the roles held now, in the words of the organisation', async () => {
  const [person] = (await find({ q: 'chuyenvien2.tranbien' })).items;
  expect(person).toMatchObject({ name: 'Lê Văn Tuấn', state: 'active', moreRoles: 0 });
  expect(person?.roles).toMatchObject([
    { role: 'specialist', name: { vi: 'Chuyên viên' }, unit: { name: 'Phường Trấn Biên' }, validTo: null },
  ]);
});

test('pages follow each other by name, each person once', async () => {
  const whole = await find({ role: 'leader', limit: 200 });
  const seen: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await find({ role: 'leader', limit: 40, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(whole.items.length).toBeGreaterThan(100);
  expect(seen).toEqual(whole.items.map(({ id }) => id));
});

test('who administers one commune finds its people and nobody else, also those who hold nothing any more', async () => {
  const ward = 'chuyenvien.tamhiep';
  const [{ code } = { code: '' }] = (
    await sql<{ code: string }>`select u.code from account a join role_grant g on g.person_id = a.person_id
      join unit u on u.id = g.unit_id where a.username = ${ward}`.execute(tablesOf(world))
  ).rows;
  await administers(ward, code);
  const all = await find({ limit: 200 }, ward);
  expect(all.items.map(({ username }) => username).toSorted()).toEqual(
    ['motcua', 'truongphong', 'chuyenvien', 'lanhdao', 'vanthu'].map((one) => `${one}.tamhiep`).toSorted(),
  );
  expect((await find({ q: 'chuyenvien2.tranbien' }, ward)).items).toEqual([]);
  await sql`update role_grant set valid_to = ${world.clock.now()}
    where person_id = (select person_id from account where username = 'vanthu.tamhiep')`.execute(tablesOf(world));
  expect((await find({ q: 'vanthu.tamhiep' }, ward)).items).toMatchObject([{ roles: [], moreRoles: 0 }]);
  expect((await find({ role: 'clerk' }, ward)).items).toEqual([]);
});

test('a closed account says so, and is found by its state', async () => {
  await sql`update account set disabled_at = ${world.clock.now()}, disabled_reason = 'closed' where username = 'lanhdao.longbinh'`.execute(
    tablesOf(world),
  );
  expect((await find({ state: 'closed' })).items.map(({ username }) => username)).toEqual(['lanhdao.longbinh']);
  expect((await find({ q: 'lanhdao.longbinh', state: 'active' })).items).toEqual([]);
});

test('nobody without the role may look', async () => {
  await expect(find({}, 'lanhdao.tranbien')).rejects.toMatchObject({ code: 'not-allowed' });
});
