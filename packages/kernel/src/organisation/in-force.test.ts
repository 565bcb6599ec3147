import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findActorByUsername } from '../identity/find-actor.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { changeGrantEnd, insertGrant, readHoldings } from '../rights/public.ts';
import { holdersOf } from './holders-of.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());
const db = () => world.databases.official.kysely;
const now = () => world.clock.now();
const username = 'vanthu.tranbien';

const start = async () => {
  const { person_id: personId } = await db()
    .selectFrom('account')
    .select('person_id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  const { id: unitId } = await db()
    .selectFrom('unit')
    .select('id')
    .where('code', '=', 'H19.145.03')
    .executeTakeFirstOrThrow();
  return { personId, unitId };
};
const give = async (role: string, more: { lockKey?: string; sourceGrantId?: string; days?: number } = {}) => {
  const { personId, unitId } = await start();
  const validTo = more.days === undefined ? null : new Date(now().getTime() + more.days * 86_400_000);
  const right = { personId, unitId, role, field: null, validFrom: now(), validTo, reason: 'thử' };
  const free = { lockKey: more.lockKey ?? null, capacity: null, title: null };
  const source = more.sourceGrantId === undefined ? {} : { sourceGrantId: more.sourceGrantId };
  return await insertGrant(db(), { ...right, ...free, ...source }, { personId: null, now: now() });
};
const rolesOf = async () =>
  (await findActorByUsername(db(), username, now()))?.grants.map(({ role }) => role).toSorted();
const holds = async (role: string) => {
  const { personId, unitId } = await start();
  const query = { unitIds: [unitId], any: { roles: [role] }, field: null, at: now() };
  return (await holdersOf(db(), query)).some((holder) => holder.personId === personId);
};

test('a grant with a lock lets do nothing until what it demands was passed, nor after that ran out', async () => {
  await give('specialist', { lockKey: 'settling-practice' });
  expect([await rolesOf(), await holds('specialist')]).toEqual([['clerk'], false]);
  const { personId } = await start();
  const until = new Date(now().getTime() + 60_000);
  await db()
    .insertInto('passed_key')
    .values({ person_id: personId, key: 'settling-practice', passed_at: now(), valid_to: until, source: 'thử' })
    .execute();
  expect([await rolesOf(), await holds('specialist')]).toEqual([['clerk', 'specialist'], true]);
  world.clock.advance(61_000);
  expect(await rolesOf()).toEqual(['clerk']);
});

test('a role of the province works as the role of the program that it stands for', async () => {
  await db()
    .insertInto('role')
    .values({
      key: 'own-counter',
      origin: 'province',
      name: { vi: 'Quầy', en: 'Counter', uk: 'Стійка' },
      permissions: ['kernel.inbox.list'],
      works_as: 'counter-officer',
    })
    .execute();
  await give('own-counter');
  expect([await rolesOf(), await holds('counter-officer')]).toEqual([['clerk', 'counter-officer'], true]);
});

test('what was delegated ends with its source, whoever ends it; an old version changes nothing', async () => {
  const source = await give('division-head', { days: 30 });
  const derived = await give('specialist', { sourceGrantId: source, days: 20 });
  const later = new Date(now().getTime() + 86_400_000);
  const end = { act: 'end-changed' as const, reason: 'thử', personId: null, now: now() };
  expect(await changeGrantEnd(db(), { id: source, version: 7, validTo: later }, end)).toBe(false);
  expect(await changeGrantEnd(db(), { id: source, version: 0, validTo: later }, end)).toBe(true);
  const { personId } = await start();
  const ends = new Map((await readHoldings(db(), personId, now())).map((one) => [one.id, one.validTo]));
  expect([ends.get(source), ends.get(derived)]).toEqual([later, later]);
});
