import { PersonId } from '@dongbo/contract';
import * as rights from '@dongbo/contract/administration';
import { RoleKey } from '@dongbo/contract/administration';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrationWorld, administrator, tablesOf, unitOf } from '../administration-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await administrationWorld();
});
afterAll(async () => await world[Symbol.asyncDispose]());

const reason = 'Phân công nhiệm vụ mới';
const second = 'quantrihethong';
const role = (key: string) => RoleKey.parse(key);

async function personOf(username: string): Promise<PersonId> {
  const { person_id: id } = await tablesOf(world)
    .selectFrom('account')
    .select('person_id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  return PersonId.parse(id);
}

interface Given {
  readonly to: string;
  readonly role: string;
  readonly at: string;
  readonly until?: string;
  readonly lockKey?: string;
  readonly as?: string;
}
const give = async ({ to, role: key, at, until, lockKey, as = administrator }: Given) =>
  await world.call(
    rights.giveGrant,
    { personId: await personOf(to), role: role(key), unitId: await unitOf(world, at), to: until, lockKey, reason },
    { as },
  );
const rightsOf = async (username: string, as = administrator) =>
  await world.call(rights.getPersonRights, { personId: await personOf(username) }, { as });

describe('a right', () => {
  test('is given with a reason, told with its origin, shortened and withdrawn, and nothing of it is forgotten', async () => {
    const { id: grantId } = await give({
      to: 'chuyenvien2.tranbien',
      role: 'clerk',
      at: 'H19.145.03',
      until: '2026-03-31',
    });
    const told = await rightsOf('chuyenvien2.tranbien');
    expect(told.grants[0]).toMatchObject({
      id: grantId,
      role: 'clerk',
      reason,
      state: 'active',
      givenBy: { name: 'Lâm Chí Hiếu' },
      validTo: '2026-04-01T00:00:00+07:00',
    });
    expect(told.operations.find(({ name }) => name === 'kernel.inbox.list')?.grantIds).toHaveLength(2);
    const soon = await world.call(rights.listGrants, { endsWithin: 30 }, { as: administrator });
    expect(soon.items.map(({ id }) => id)).toEqual([grantId]);
    world.clock.advance(1_000);
    const changed = await world.call(
      rights.changeGrant,
      { grantId, version: 0, to: '2026-03-20', reason },
      { as: administrator },
    );
    world.clock.advance(1_000);
    const gone = { grantId, version: changed.version, reason: 'Thôi kiêm nhiệm' };
    await world.call(rights.withdrawGrant, gone, { as: administrator });
    const after = await rightsOf('chuyenvien2.tranbien');
    expect(after.grants.find(({ id }) => id === grantId)?.state).toBe('ended');
    expect(after.history.map((change) => [change.act, change.reason])).toEqual([
      ['withdrawn', 'Thôi kiêm nhiệm'],
      ['end-changed', reason],
      ['given', reason],
    ]);
    await expect(world.call(rights.withdrawGrant, gone, { as: administrator })).rejects.toMatchObject({
      code: 'right.ended',
    });
  });

  test('is never given to oneself, beyond what one may pass on, twice, or for days that are over', async () => {
    const refused = async (given: Given) =>
      await give(given).then(
        () => 'given',
        (error: { code: string }) => error.code,
      );
    expect(await refused({ to: administrator, role: 'clerk', at: 'H19.145' })).toBe('right.own');
    expect(await refused({ to: 'vanthu.tranbien', role: 'auditor', at: 'H19' })).toBe('right.beyond-yours');
    expect(await refused({ to: 'vanthu.tranbien', role: 'department-admin', at: 'H19.145' })).toBe('given');
    expect(await refused({ to: 'vanthu.tranbien', role: 'system-admin', at: 'H19' })).toBe('right.beyond-yours');
    expect(await refused({ to: 'vanthu.tranbien', role: 'clerk', at: 'H19.145.03' })).toBe('right.held-already');
    expect(await refused({ to: 'vanthu.tranbien', role: 'leader', at: 'H19.01', until: '2026-03-10' })).toBe(
      'right.days-wrong',
    );
    // An administrator of the ward gives there, and nowhere else.
    const ofWard = { to: 'chuyenvien.tranbien', role: 'clerk', as: 'vanthu.tranbien' };
    expect(await refused({ ...ofWard, at: 'H19.145.03' })).toBe('given');
    expect(await refused({ ...ofWard, at: 'H19.01' })).toBe('not-found');
  });

  test('with a lock is there and lets do nothing until it is passed', async () => {
    await give({ to: 'ungcuu.tranbien', role: 'specialist', at: 'H19.145.03', lockKey: 'settling-practice' });
    const told = await rightsOf('ungcuu.tranbien');
    expect(told.grants.find(({ lockKey }) => lockKey !== null)?.state).toBe('locked');
    expect(told.operations.some(({ name }) => name === 'kernel.inbox.list')).toBe(false);
  });

  test('that would bring together what is kept apart is refused, and what is there already is listed', async () => {
    await expect(give({ to: 'kiemtoan', role: 'department-admin', at: 'H19.145', as: second })).rejects.toMatchObject({
      code: 'right.separated',
    });
    const preview = await world.call(
      rights.previewGrant,
      { personId: await personOf('kiemtoan'), role: role('department-admin'), unitId: await unitOf(world, 'H19.145') },
      { as: second },
    );
    expect(preview.conflicts.map(({ rule }) => rule)).toEqual(['grants-inspects']);
    await sql`insert into role_grant (id, person_id, role_key, unit_id, valid_from) values (gen_random_uuid(),
      ${await personOf('kiemtoan')}, 'department-admin', ${await unitOf(world, 'H19.145')}, ${world.clock.now()})`.execute(
      tablesOf(world),
    );
    const { items } = await world.call(rights.listConflicts, {}, { as: administrator });
    expect(items.map(({ rule, person }) => [rule, person.name])).toEqual([['grants-inspects', 'Nguyễn Hữu Lợi']]);
  });

  test('given by two at once is given once', async () => {
    const both = [administrator, second].map(async (as) =>
      give({ to: 'lanhdao.sotuphap', role: 'clerk', at: 'H19.01', as }).then(
        () => 'given',
        (error: { code: string }) => error.code,
      ),
    );
    expect((await Promise.all(both)).toSorted()).toEqual(['given', 'right.held-already']);
  });
});

describe('a role', () => {
  const changeClerk = async (extra: string[], as: string) => {
    const found = await world.call(rights.getRole, { roleKey: role('clerk') }, { as });
    const permissions = [...found.permissions, ...extra];
    return await world.call(
      rights.changeRole,
      { roleKey: found.key, version: found.version, permissions, reason },
      { as },
    );
  };

  test('of the province starts from one of the program, does its work, is given, and ends with its rights', async () => {
    const from = await world.call(rights.getRole, { roleKey: role('counter-officer') }, { as: administrator });
    const { key } = await world.call(
      rights.addRole,
      { name: { vi: 'Cán bộ tiếp nhận lưu động' }, from: from.key, permissions: from.permissions, reason },
      { as: administrator },
    );
    expect(key).toBe('own-can-bo-tiep-nhan-luu-dong');
    await give({ to: 'chuyenvien.sotuphap', role: key, at: 'H19.15' });
    const { items } = await world.call(
      rights.listHolders,
      { unitId: await unitOf(world, 'H19.15'), role: role('counter-officer') },
      { as: administrator },
    );
    expect(items.map(({ person, role: held }) => [person.name, held])).toContainEqual(['Mai Thị Thu Thủy', key]);
    const ended = await world.call(rights.endRole, { roleKey: key, version: 0, reason }, { as: administrator });
    expect(ended.ended).toBe(1);
    expect((await rightsOf('chuyenvien.sotuphap')).grants.find((one) => one.role === key)?.state).toBe('ended');
    await expect(give({ to: 'chuyenvien.sotuphap', role: key, at: 'H19.15' })).rejects.toMatchObject({
      code: 'right.role-unknown',
    });
  });

  test('of the program can be widened and narrowed, and shows the difference', async () => {
    await changeClerk(['kernel.colleague.list'], administrator);
    const found = await world.call(rights.getRole, { roleKey: role('clerk') }, { as: administrator });
    expect([found.added, found.withheld, found.history[0]?.gained]).toEqual([1, 0, ['kernel.colleague.list']]);
    const narrowed = { roleKey: found.key, version: found.version, permissions: found.program, reason };
    await world.call(rights.changeRole, narrowed, { as: administrator });
    await expect(world.call(rights.changeRole, narrowed, { as: administrator })).rejects.toMatchObject({
      code: 'role.changed-meanwhile',
    });
    await expect(
      world.call(rights.endRole, { ...narrowed, version: found.version + 1 }, { as: administrator }),
    ).rejects.toMatchObject({
      code: 'role.of-program',
    });
  });

  test('that one holds is not widened by oneself, nor any by what one may not pass on', async () => {
    const own = await world.call(rights.getRole, { roleKey: role('department-admin') }, { as: administrator });
    expect(own.mine).toBe(true);
    const wider = {
      roleKey: own.key,
      version: own.version,
      permissions: [...own.permissions, 'kernel.audit.list'],
      reason,
    };
    await expect(world.call(rights.changeRole, wider, { as: administrator })).rejects.toMatchObject({
      code: 'role.own-widened',
    });
    await expect(changeClerk(['kernel.audit.list'], administrator)).rejects.toMatchObject({
      code: 'role.beyond-yours',
    });
    // Who administers one ward edits no role: it would be edited for everybody.
    await expect(changeClerk(['kernel.colleague.list'], 'vanthu.tranbien')).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  test('shows before it is changed who would win and lose what', async () => {
    const effect = await world.call(
      rights.previewRole,
      { roleKey: role('auditor'), gain: 'administration.role.change', lose: 'kernel.audit.verify' },
      { as: administrator },
    );
    expect(effect).toMatchObject({ holders: 1, lost: [{ name: 'kernel.audit.verify', people: 1 }] });
    expect(effect.beyond).toEqual([]);
    expect(effect.conflicts.map(({ rule }) => rule)).toContain('grants-inspects');
  });
});
