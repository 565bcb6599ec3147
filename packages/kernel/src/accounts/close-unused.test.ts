import { afterAll, beforeAll, expect, test } from 'vitest';
import { allEndpoints } from '@dongbo/contract/all';
import { createAccountWorld, type AccountWorld } from './account-world.fixture.ts';
import { closeUnusedAccounts } from './close-unused.ts';

const administration = allEndpoints.filter((one) => one.administration).map(({ name }) => name);

let scene: AccountWorld;
beforeAll(async () => {
  scene = await createAccountWorld('kernel', administration.slice(0, 1));
});
afterAll(() => scene[Symbol.asyncDispose]());

const db = () => scene.world.databases.official.kysely;
const days = (count: number) => scene.world.clock.advance(count * 86_400_000);
const run = () => closeUnusedAccounts({ db: db(), now: scene.world.clock.now(), newId: () => crypto.randomUUID() });
const stateOf = async (personId: string) =>
  await db()
    .selectFrom('account')
    .select(['disabled_reason as reason', 'idle_warned_at as warned'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
const givePassword = async (personId: string) =>
  await db().updateTable('account').set({ password_hash: 'some' }).where('person_id', '=', personId).execute();

test('unused accounts of officials are told of and then closed; used ones, citizens, the demonstration and the last administrator stay', async () => {
  const [idle, used, citizen, first, second] = await Promise.all([
    scene.person('vang.mat'),
    scene.person('van.dung'),
    scene.person('ba.con', 'citizen'),
    scene.person('quan.tri1'),
    scene.person('quan.tri2'),
  ]);
  for (const administrator of [first, second]) {
    await scene.makeAdministrator(administrator);
    await givePassword(administrator);
  }
  days(37);
  expect(await run()).toEqual({ told: 0, closed: 0 });
  days(1);
  expect(await run()).toEqual({ told: 4, closed: 0 });
  // Told once.
  expect(await run()).toEqual({ told: 0, closed: 0 });
  await db()
    .updateTable('account')
    .set({ unused_since: scene.world.clock.now(), idle_warned_at: null })
    .where('person_id', '=', used)
    .execute();
  const notices = await db().selectFrom('notice').select(['key', 'facts']).where('person_id', '=', idle).execute();
  expect(notices).toMatchObject([{ key: 'account-unused', facts: { dueAt: expect.stringContaining('T') } }]);
  days(6);
  expect(await run()).toEqual({ told: 0, closed: 0 });
  days(1);
  // Of the two administrators one goes, the other is the last.
  expect(await run()).toEqual({ told: 0, closed: 2 });
  expect(await stateOf(idle)).toMatchObject({ reason: 'idle' });
  const administrators = await Promise.all([first, second].map(stateOf));
  expect(administrators.map(({ reason }) => reason).toSorted()).toEqual(['idle', null]);
  expect(await stateOf(used)).toEqual({ reason: null, warned: null });
  expect(await stateOf(citizen)).toEqual({ reason: null, warned: null });
  const demonstration = await db()
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select('account.disabled_at')
    .where('person.demonstration', '=', true)
    .execute();
  expect(demonstration.length).toBeGreaterThan(5);
  expect(demonstration.every(({ disabled_at: at }) => at === null)).toBe(true);
});

test('who was away for months is told first and has a week', async () => {
  const personId = await scene.person('nghi.dai');
  days(100);
  expect((await run()).told).toBeGreaterThan(0);
  expect(await stateOf(personId)).toMatchObject({ reason: null });
  days(7);
  await run();
  expect(await stateOf(personId)).toMatchObject({ reason: 'idle' });
});

test('where it is not known since when, counting begins when it is first looked at', async () => {
  const personId = await scene.person('cu.ky');
  await db().updateTable('account').set({ unused_since: null }).where('person_id', '=', personId).execute();
  await run();
  const row = await db()
    .selectFrom('account')
    .select('unused_since')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  expect(row.unused_since).toEqual(scene.world.clock.now());
});
