import { PersonId } from '@dongbo/contract';
import { endDelegation, listDelegations, startDelegation, withdrawGrant } from '@dongbo/contract/administration';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrationWorld, administrator, tablesOf } from '../administration-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await administrationWorld();
});
afterAll(async () => await world[Symbol.asyncDispose]());

const reason = 'Đi công tác';
const head = 'truongphong.tranbien';
const leader = 'lanhdao.tranbien';
const colleague = 'chuyenvien.tranbien';

async function personOf(username: string): Promise<PersonId> {
  const { rows } = await sql<{ id: string }>`select person_id as id from account where username = ${username}`.execute(
    tablesOf(world),
  );
  return PersonId.parse(rows[0]?.id);
}
async function ownOf(username: string, role: string) {
  const { own } = await world.call(listDelegations, {}, { as: username });
  const found = own.find((one) => one.role === role);
  if (found === undefined) throw new Error(`${username} holds no ${role}`);
  return found;
}
const rolesOf = async (username: string) => (await world.actor(username)).grants.map(({ role }) => role);
const start = async (as: string, more: object = {}) => {
  const { id: grantId } = await ownOf(head, 'division-head').catch(async () => await ownOf(as, 'division-head'));
  const personId = await personOf(colleague);
  return await world.call(startDelegation, { grantId, personId, to: '2026-03-13', reason, ...more }, { as });
};

test('a colleague acts from the first to the last day, and the right ends by itself at midnight', async () => {
  const begun = world.clock.now();
  await start(head, { from: '2026-03-12' });
  expect(await rolesOf(colleague)).not.toContain('division-head');
  world.clock.set('2026-03-12T00:00:00+07:00');
  expect(await rolesOf(colleague)).toContain('division-head');
  const { received } = await world.call(listDelegations, {}, { as: colleague });
  expect(received).toMatchObject([{ role: 'division-head', reason, actsFor: expect.stringMatching(/\w/) }]);
  const { given } = await world.call(listDelegations, {}, { as: head });
  expect(given).toHaveLength(1);
  world.clock.set('2026-03-13T23:59:59+07:00');
  expect(await rolesOf(colleague)).toContain('division-head');
  world.clock.set('2026-03-14T00:00:00+07:00');
  expect(await rolesOf(colleague)).not.toContain('division-head');
  world.clock.set(begun.toISOString());
});

test('who delegated ends it, and nobody else finds it', async () => {
  const { id: grantId, version } = await start(head, { field: 'Hộ tịch', to: '2026-04-01' });
  const end = { grantId, version, reason };
  await expect(world.call(endDelegation, end, { as: leader })).rejects.toMatchObject({ code: 'delegation.none' });
  await expect(world.call(endDelegation, { ...end, version: 9 }, { as: head })).rejects.toMatchObject({
    code: 'right.changed-meanwhile',
  });
  await world.call(endDelegation, end, { as: head });
  await expect(world.call(endDelegation, end, { as: head })).rejects.toMatchObject({ code: 'right.ended' });
});

test('it never outlasts the right from which it comes', async () => {
  const { id: grantId, version } = await ownOf(head, 'division-head');
  await start(administrator, { to: '2027-01-01', field: 'Đất đai' });
  await world.call(withdrawGrant, { grantId, version, reason }, { as: administrator });
  expect(await rolesOf(colleague)).not.toContain('division-head');
});

test('a leader who is represented is signed for by KT., and by TL. with a title alone', async () => {
  const { id: grantId } = await ownOf(leader, 'leader');
  const personId = await personOf('vanthu.tranbien');
  const asked = { grantId, personId, to: '2026-03-20', reason };
  await expect(world.call(startDelegation, { ...asked, capacity: 'TL' }, { as: leader })).rejects.toMatchObject({
    code: 'delegation.title-missing',
  });
  await world.call(startDelegation, asked, { as: leader });
  const acting = (await world.actor('vanthu.tranbien')).grants.find(({ role }) => role === 'leader');
  expect(acting).toMatchObject({ capacity: 'KT' });
  const further = (await world.call(listDelegations, {}, { as: 'vanthu.tranbien' })).received[0];
  await expect(
    world.call(
      startDelegation,
      { ...asked, grantId: further?.id ?? grantId, personId: await personOf(colleague) },
      { as: 'vanthu.tranbien' },
    ),
  ).rejects.toMatchObject({ code: 'delegation.not-delegable' });
});

test('nobody delegates to another body, for others, into the past or in the trial space', async () => {
  const { id: grantId } = await ownOf(leader, 'leader');
  const asked = { grantId, personId: await personOf(colleague), to: '2026-03-20', reason };
  const refused = async (more: object, code: string, as = leader) =>
    await expect(world.call(startDelegation, { ...asked, ...more }, { as })).rejects.toMatchObject({ code });
  await refused({ personId: await personOf('chuyenvien.longthanh') }, 'delegation.not-colleague');
  await refused({ to: '2026-03-01' }, 'right.days-wrong');
  await refused({ personId: await personOf(leader) }, 'delegation.not-delegable');
  await refused({}, 'not-found', 'vanthu.tranbien');
  await expect(world.call(startDelegation, asked, { as: leader, space: 'trial' })).rejects.toMatchObject({
    code: 'right.official-only',
  });
});
