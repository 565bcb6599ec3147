import { activateAccount, showInvitation, signIn } from '@dongbo/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '../identity/actor.ts';
import { closeAccount, reopenAccount } from './account-store.ts';
import { createAccountWorld, goodPassword, type AccountWorld } from './account-world.fixture.ts';

let scene: AccountWorld;
beforeAll(async () => {
  scene = await createAccountWorld('kernel');
});
afterAll(() => scene[Symbol.asyncDispose]());

const db = () => scene.world.databases.official.kysely;
const show = (token: string) => scene.world.call(showInvitation, { token }, { as: anonymous });
const activate = (token: string, password = goodPassword) =>
  scene.world.call(activateAccount, { token, password }, { as: anonymous });
const enter = (username: string, password = goodPassword) =>
  scene.world.call(signIn, { username, password }, { as: anonymous });
const codeOf = async (done: Promise<unknown>) =>
  await done.then(
    () => 'done',
    (error: unknown) => String(Object(error).code),
  );
const deedOn = (personId: string) => ({
  personId,
  reason: null,
  by: null,
  now: scene.world.clock.now(),
  newId: () => crypto.randomUUID(),
});

test('a link shows a masked name, takes a password once, and the account signs in with it', async () => {
  const personId = await scene.person('lanh.mot');
  expect(await codeOf(enter('lanh.mot'))).toBe('session.wrong-credentials');
  const { token, expiresAt } = await scene.invite(personId);
  expect(await show(token)).toEqual({
    name: 'T*** T*** L***',
    purpose: 'first',
    expiresAt: expiresAt.toISOString(),
    strength: { characters: 14, kinds: 4 },
  });
  expect(await activate(token)).toEqual({ username: 'lanh.mot' });
  scene.world.clock.advance(86_400_000);
  await codeOf(enter('lanh.mot', 'sai'));
  expect((await enter('lanh.mot')).person?.id).toBe(personId);
  const { unused_since: since, last_signed_in_at: lastAt } = await db()
    .selectFrom('account')
    .select(['unused_since', 'last_signed_in_at'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  expect([since, lastAt]).toEqual([scene.world.clock.now(), scene.world.clock.now()]);
  const came = await db()
    .selectFrom('account_sign_in')
    .select(['outcome', 'misses'])
    .where('person_id', '=', personId)
    .execute();
  expect(came).toEqual(
    expect.arrayContaining([
      { outcome: 'done', misses: 0 },
      { outcome: 'missed', misses: 2 },
    ]),
  );
  expect(await codeOf(activate(token))).toBe('invitation.not-valid');
  const rows = JSON.stringify(
    await db().selectFrom('account_change').selectAll().where('person_id', '=', personId).execute(),
  );
  expect(rows).toContain('"activated"');
});

test('links that are unknown, used, replaced, expired or of a closed account are one thing from outside, at the same cost', async () => {
  const [used, replaced, expired, closed] = await Promise.all(
    ['lanh.dung', 'lanh.thay', 'lanh.han', 'lanh.khoa'].map((name) => scene.person(name)),
  );
  const { token: late } = await scene.invite(expired ?? '');
  scene.world.clock.advance(336 * 3_600_000);
  const { token: once } = await scene.invite(used ?? '');
  await activate(once);
  const { token: first } = await scene.invite(replaced ?? '');
  await scene.invite(replaced ?? '');
  const { token: shut } = await scene.invite(closed ?? '');
  await db()
    .updateTable('account')
    .set({ disabled_at: scene.world.clock.now(), disabled_reason: 'closed' })
    .where('person_id', '=', closed ?? '')
    .execute();
  const seen = [];
  for (const token of ['x'.repeat(43), once, first, late, shut]) {
    let codes: string[] = [];
    const statements = await scene.world.statements(async () => {
      codes = [await codeOf(show(token)), await codeOf(activate(token))];
    });
    seen.push([...codes, statements.length]);
  }
  expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(seen[0]?.slice(0, 2)).toEqual(['invitation.not-valid', 'invitation.not-valid']);
});

test('closing ends the link for good', async () => {
  const personId = await scene.person('lanh.dong');
  const { token } = await scene.invite(personId);
  await db()
    .transaction()
    .execute((trx) => closeAccount(trx, { ...deedOn(personId), as: 'closed' }));
  await reopenAccount(db(), deedOn(personId));
  expect(await codeOf(activate(token))).toBe('invitation.not-valid');
});

test('two who use a link at the same moment: one password', async () => {
  const { token } = await scene.invite(await scene.person('lanh.hai'));
  const tries = await Promise.all(
    ['Trâu qua Cầu 1 lần', 'Trâu qua Cầu 2 lần'].map((one) => codeOf(activate(token, one))),
  );
  expect(tries.toSorted()).toEqual(['done', 'invitation.not-valid']);
  const right = await Promise.all(
    ['Trâu qua Cầu 1 lần', 'Trâu qua Cầu 2 lần'].map((one) => codeOf(enter('lanh.hai', one))),
  );
  expect(right.filter((code) => code === 'done')).toHaveLength(1);
});

test.each([
  ['ngắn', 'password.too-short'],
  ['chỉ có chữ thường thôi', 'password.few-kinds'],
  ['Lanh.Ba của nhà 7 tầng', 'password.holds-name'],
  ['Trần Lành 7 tầng nhà', 'password.holds-name'],
  ['Matkhau@DongNai2026', 'password.common'],
])('%s is refused as %s, and the link goes on', async (password, code) => {
  const { token } = await scene.invite(
    await scene.person(`lanh.ba${code.replaceAll(/[^a-z]/g, '')}${password.length}`),
  );
  expect(await codeOf(activate(token, password))).toBe(code);
  expect(await codeOf(show(token))).toBe('done');
});

test('a new link in place of a password: none of the last ten comes back, its browsers are unknown, the holder is told', async () => {
  const personId = await scene.person('lanh.bon');
  const choose = async (password: string) => codeOf(activate((await scene.invite(personId, 'reset')).token, password));
  for (let number = 1; number <= 11; number += 1) {
    expect(await choose(`Qua ${number} cây Cầu tre nhỏ`)).toBe('done');
    scene.world.clock.advance(60_000);
  }
  expect(await choose('Qua 2 cây Cầu tre nhỏ')).toBe('password.used-before');
  expect(await choose('Qua 11 cây Cầu tre nhỏ')).toBe('password.used-before');
  expect(await choose('Qua 1 cây Cầu tre nhỏ')).toBe('done');
  const kept = await db()
    .selectFrom('account_password_history')
    .select('at')
    .where('person_id', '=', personId)
    .execute();
  expect(kept.length).toBeLessThanOrEqual(10);
  const told = await db().selectFrom('notice').select('key').where('person_id', '=', personId).execute();
  expect(new Set(told.map(({ key }) => key))).toEqual(new Set(['password-chosen']));
});

test('neither the audit nor any other table holds a token or a password', async () => {
  const { token } = await scene.invite(await scene.person('lanh.nam'));
  await codeOf(activate(token, 'ngắn quá'));
  await activate(token);
  const audit = await db()
    .selectFrom('audit_entry')
    .selectAll()
    .where('operation', 'like', 'kernel.account.%')
    .execute();
  expect(audit.length).toBeGreaterThan(2);
  for (const secret of [token, goodPassword, 'ngắn quá']) expect(JSON.stringify(audit)).not.toContain(secret);
  expect(audit.every((entry) => entry.input_hash === null)).toBe(true);
});
