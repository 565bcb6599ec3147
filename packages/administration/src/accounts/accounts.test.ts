import {
  changePerson,
  closeAccount,
  createPerson,
  getPerson,
  inviteAgain,
  printInvitation,
  reopenAccount,
} from '@dongbo/contract/administration';
import { PersonId, type UnitId, type CallOf } from '@dongbo/contract';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrationWorld, administrator, tablesOf, unitOf } from '../administration-world.fixture.ts';

let world: World;
let ward: UnitId;
beforeAll(async () => {
  world = await administrationWorld();
  ward = await unitOf(world, 'H19.145');
});
afterAll(async () => await world[Symbol.asyncDispose]());

const as = { as: administrator };
const reason = 'Tiếp nhận công chức mới';
let count = 100;
const official = (more: Partial<CallOf<typeof createPerson>> = {}): CallOf<typeof createPerson> => ({
  name: 'Phan Thị Minh Họa',
  identityNumber: `075190000${(count += 1)}`,
  role: 'specialist',
  unitId: ward,
  reason,
  ...more,
});
const create = async (more: Partial<CallOf<typeof createPerson>> = {}) =>
  await world.call(createPerson, official(more), as);
const look = async (personId: PersonId) => await world.call(getPerson, { personId }, as);
const code = async (call: Promise<unknown>) =>
  await call.then(
    () => 'done',
    (error: unknown) => Object(error).code,
  );
const idOf = async (username: string): Promise<PersonId> =>
  PersonId.parse(
    (
      await tablesOf(world)
        .selectFrom('account')
        .select('person_id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
    ).person_id,
  );

describe('a new official', () => {
  test('has an account that waits for its holder, a role, and a history; the same request changes nothing', async () => {
    const requestId = crypto.randomUUID();
    const input = official({ phone: '0912 345 678', email: 'minh.hoa@Example.VN' });
    const made = await world.call(createPerson, input, { ...as, requestId });
    expect(await world.call(createPerson, input, { ...as, requestId })).toEqual(made);
    expect(made.username).toBe('hoapt' + 'm');
    const account = await look(made.id);
    expect(account).toMatchObject({
      state: 'invited',
      phone: '+84912345678',
      email: 'minh.hoa@example.vn',
      lastSignedInAt: null,
    });
    expect(account.roles).toMatchObject([{ role: 'specialist', unit: { id: ward } }]);
    expect(account.invitation).toMatchObject({ expired: false });
    expect(account.history.map(({ what, reason: why, by }) => [what, why, by?.name])).toContainEqual([
      'created',
      reason,
      'Lâm Chí Hiếu',
    ]);
  });

  test('of the same name has a number behind the account name', async () => {
    expect((await create()).username).toMatch(/^hoaptm\d+$/);
  });

  test('is not doubled: whoever has the number already is named', async () => {
    const { identityNumber } = official();
    await create({ identityNumber });
    await expect(create({ identityNumber, name: 'Người Khác' })).rejects.toMatchObject({
      code: 'account.number-known',
      facts: { name: 'Phan Thị Minh Họa' },
    });
  });

  test('who is a citizen of the portal keeps the account, whose password no longer opens it', async () => {
    const made = await create({ identityNumber: '075085000002', name: 'Đỗ Quốc Khải' });
    expect(made).toMatchObject({ id: await idOf('congdan2'), username: 'congdan2' });
    expect((await look(made.id)).state).toBe('invited');
  });

  test.each([
    ['a number that is none', { identityNumber: '0751' }, 'account.not-an-identity-number'],
    ['a telephone that is none', { phone: '12' }, 'account.not-a-phone'],
    ['an address that is none', { email: 'a@b' }, 'account.not-an-email'],
    ['a name of an account that is none', { username: 'Lê Tuấn' }, 'account.not-a-username'],
    ['a name that somebody has', { username: 'lanhdao.tranbien' }, 'account.username-taken'],
    ['a role that is none', { role: 'king' }, 'account.role-unknown'],
    ['a role beyond the giver', { role: 'system-admin' }, 'account.role-not-yours-to-give'],
    ['a day that is over', { validTo: '2026-03-10' }, 'account.day-over'],
  ])('is refused with %s', async (_, more, refused) => {
    expect(await code(create(more))).toBe(refused);
  });

  test('is not made in the trial space', async () => {
    expect(await code(world.call(createPerson, official(), { ...as, space: 'trial' }))).toBe('account.official-only');
  });
});

test('what is corrected stands in the history; a name that somebody has is refused', async () => {
  const { id: personId, username } = await create();
  const next = {
    personId,
    name: 'Phan Thị Minh Hoạ',
    email: 'x@example.vn',
    username: `${username}.moi`,
    reason: 'Sửa tên',
  };
  await world.call(changePerson, next, as);
  expect(await look(personId)).toMatchObject({
    name: next.name,
    email: next.email,
    phone: null,
    username: next.username,
  });
  expect(await code(world.call(changePerson, { ...next, username: 'lanhdao.tranbien' }, as))).toBe(
    'account.username-taken',
  );
});

test('nobody touches their own account, or that of a unit which is not theirs', async () => {
  const own = await idOf(administrator);
  expect((await look(own)).isOwn).toBe(true);
  expect(await code(world.call(closeAccount, { personId: own, reason }, as))).toBe('account.own');
  expect(await code(world.call(getPerson, { personId: own }, { as: 'lanhdao.tranbien' }))).toBe('not-allowed');
  expect(await code(look(PersonId.parse(crypto.randomUUID())))).toBe('not-found');
  expect(await code(look(await idOf('congdan1')))).toBe('not-found');
});

test('a link made anew takes the password and the sessions away, and a letter of one page bears it', async () => {
  const personId = await idOf('chuyenvien.longbinh');
  expect(await code(world.call(printInvitation, { personId }, as))).toBe('account.no-invitation');
  expect(await code(world.call(inviteAgain, { personId, by: 'email', reason }, as))).toBe('account.no-email');
  await world.call(inviteAgain, { personId, by: 'letter', reason }, as);
  const { state, invitation } = await look(personId);
  expect([state, invitation?.expired]).toEqual(['invited', false]);
  const letter = await world.call(printInvitation, { personId }, as);
  expect(letter).toMatchObject({ name: 'Thu-kich-hoat-chuyenvien.longbinh.pdf', type: 'application/pdf', rows: 1 });
  expect(letter.size).toBeGreaterThan(10_000);
});

/** Open work of a person, at a unit or for the person alone. */
async function giveWork(personId: string, unitId: string | null): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into work_item (id, system, subject_id, slot, code, title, search_text, kind, kind_name, role_key, unit_id, assignee_id,
      suspended, sort_at, since, version)
    values (${id}, 'sample', ${crypto.randomUUID()}, 'main', 'X', 'X', 'x', 'x', 'X', ${unitId === null ? null : 'specialist'}, ${unitId}::uuid, ${personId}::uuid,
      false, ${world.clock.now()}, ${world.clock.now()}, 1)`.execute(tablesOf(world));
  return id;
}
const holderOf = async (id: string) =>
  (await tablesOf(world).selectFrom('work_item').select('assignee_id').where('id', '=', id).executeTakeFirstOrThrow())
    .assignee_id;

describe('an account that closes', () => {
  test('gives its work back to the queue of the unit, ends, and opens again', async () => {
    const { id: personId } = await create();
    const work = await giveWork(personId, ward);
    expect((await look(personId)).work).toMatchObject([{ unit: { id: ward }, open: 1, late: 0 }]);
    expect(await world.call(closeAccount, { personId, reason: 'Nghỉ hưu' }, as)).toMatchObject({ moved: 1 });
    expect(await holderOf(work)).toBeNull();
    const closed = await look(personId);
    expect([closed.state, closed.invitation, closed.history[0]?.reason]).toEqual(['closed', null, 'Nghỉ hưu']);
    expect(await code(world.call(closeAccount, { personId, reason }, as))).toBe('account.not-open');
    expect(await code(world.call(inviteAgain, { personId, by: 'letter', reason }, as))).toBe('account.not-open');
    await world.call(reopenAccount, { personId, reason }, as);
    expect(await code(world.call(reopenAccount, { personId, reason }, as))).toBe('account.open-already');
  });

  test('hands its work to a colleague who can do it, and to nobody else', async () => {
    const { id: personId } = await create();
    const work = await giveWork(personId, ward);
    const counter = await idOf('motcua.longbinh');
    expect(await code(world.call(closeAccount, { personId, colleagueId: counter, reason }, as))).toBe(
      'account.colleague-cannot',
    );
    const colleagueId = await idOf('chuyenvien2.tranbien');
    await world.call(closeAccount, { personId, colleagueId, reason }, as);
    expect(await holderOf(work)).toBe(colleagueId);
  });

  test('needs a colleague for work that no unit has', async () => {
    const { id: personId } = await create();
    await giveWork(personId, null);
    expect(await code(world.call(closeAccount, { personId, reason }, as))).toBe('account.work-of-nobody');
  });
});
