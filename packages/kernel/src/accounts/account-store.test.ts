import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { invitationToken, makeInvitation } from './invitations.ts';
import { closeAccount, createAccount, isUsername, reopenAccount, resetPassword } from './account-store.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());

const db = () => world.databases.official.kysely;
const deviceKey = Buffer.alloc(32, 7);
const parts = () => ({ now: world.clock.now(), newId: () => newId(world.clock.now().getTime()) });

async function newPerson(name = 'Trần Thị Lành'): Promise<string> {
  const id = newId(world.clock.now().getTime());
  const person = { id, kind: 'official', name, name_folded: 'tran thi lanh', created_at: world.clock.now() };
  await db().insertInto('person').values(person).execute();
  return id;
}
const accountOf = async (personId: string) =>
  await db().selectFrom('account').selectAll().where('person_id', '=', personId).executeTakeFirstOrThrow();
const changesOf = async (personId: string) =>
  await db()
    .selectFrom('account_change')
    .select(['what', 'reason', 'by_person', 'facts'])
    .where('person_id', '=', personId)
    .orderBy('at')
    .orderBy('id')
    .execute();
const openInvitations = async (personId: string) =>
  await db()
    .selectFrom('account_invitation')
    .select(['id', 'token_hash', 'purpose'])
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();

test('an account has no password of its own making, and one name belongs to one person', async () => {
  const [personId, other] = [await newPerson(), await newPerson()];
  const { now } = parts();
  expect(await createAccount(db(), { personId, username: ' Lanh.TranBien ', now })).toBe('made');
  expect(await accountOf(personId)).toMatchObject({
    username: 'lanh.tranbien',
    password_hash: null,
    unused_since: now,
  });
  expect(await createAccount(db(), { personId: other, username: 'lanh.tranbien', now })).toBe('username-taken');
  expect(await createAccount(db(), { personId, username: 'lanh2.tranbien', now })).toBe('has-account');
});

test.each([
  ['motcua.tranbien', true],
  ['MOTCUA.tranbien', true],
  ['lê.lành', false],
  ['a.', false],
  ['..', false],
  ['ab', false],
  ['a'.repeat(61), false],
])('%s is a name of an account: %s', (typed, right) => expect(isUsername(typed)).toBe(right));

test('one link is open at a time, its secret is stored nowhere and can be computed again', async () => {
  const personId = await newPerson();
  const asked = { personId, purpose: 'first', madeBy: null, deviceKey } as const;
  const first = await makeInvitation(db(), { ...asked, ...parts() });
  const second = await makeInvitation(db(), { ...asked, ...parts() });
  expect(second.token).not.toBe(first.token);
  expect(second.token).toBe(invitationToken(deviceKey, second.id));
  expect(second.token).not.toBe(invitationToken(Buffer.alloc(32, 8), second.id));
  expect(await openInvitations(personId)).toMatchObject([{ id: second.id, purpose: 'first' }]);
  const rows = JSON.stringify(await db().selectFrom('account_invitation').selectAll().execute());
  expect(rows).not.toContain(second.token);
});

test('closing ends sessions and links, keeps the reason, and is undone by reopening', async () => {
  const personId = await newPerson();
  const by = (await world.actor('congdan1')).personId;
  const deed = { personId, reason: 'Chuyển công tác', by };
  const { now } = parts();
  await createAccount(db(), { personId, username: 'lanh.dong', now });
  await makeInvitation(db(), { personId, purpose: 'first', madeBy: null, deviceKey, ...parts() });
  await db()
    .insertInto('session')
    .values({
      token_hash: Buffer.from('dong'),
      person_id: personId,
      created_at: now,
      last_seen_at: now,
      expires_at: now,
    })
    .execute();
  expect(
    await db()
      .transaction()
      .execute((trx) => closeAccount(trx, { ...deed, as: 'closed', ...parts() })),
  ).toBe('closed');
  expect(await accountOf(personId)).toMatchObject({ disabled_at: now, disabled_reason: 'closed' });
  expect(await openInvitations(personId)).toEqual([]);
  expect(await db().selectFrom('session').select('id').where('person_id', '=', personId).execute()).toEqual([]);
  expect(await closeAccount(db(), { ...deed, as: 'closed', ...parts() })).toBe('not-open');
  world.clock.advance(60_000);
  expect(await reopenAccount(db(), { ...deed, reason: 'Trở lại', ...parts() })).toBe(true);
  expect(await reopenAccount(db(), { ...deed, ...parts() })).toBe(false);
  expect(await changesOf(personId)).toEqual([
    { what: 'closed', reason: 'Chuyển công tác', by_person: by, facts: { as: 'closed' } },
    { what: 'reopened', reason: 'Trở lại', by_person: by, facts: {} },
  ]);
});

test('a reset takes the password away, remembers it and makes a link', async () => {
  const personId = await newPerson();
  const { now } = parts();
  await createAccount(db(), { personId, username: 'lanh.quen', now });
  await db().updateTable('account').set({ password_hash: 'old' }).where('person_id', '=', personId).execute();
  const deed = { personId, reason: 'Quên mật khẩu', by: null, deviceKey };
  const invitation = await resetPassword(db(), { ...deed, ...parts() });
  expect(await openInvitations(personId)).toMatchObject([{ id: invitation?.id, purpose: 'reset' }]);
  expect((await accountOf(personId)).password_hash).toBeNull();
  const kept = await db()
    .selectFrom('account_password_history')
    .selectAll()
    .where('person_id', '=', personId)
    .execute();
  expect(kept).toEqual([{ person_id: personId, at: now, password_hash: 'old' }]);
  // Once more, before the link was used: it is the next link of the same account, and the password of before is kept once.
  const again = await resetPassword(db(), { ...deed, ...parts() });
  expect(await openInvitations(personId)).toMatchObject([{ id: again?.id, purpose: 'first' }]);
  expect(await resetPassword(db(), { ...deed, personId: await newPerson(), ...parts() })).toBeNull();
});
