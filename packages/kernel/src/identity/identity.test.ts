import { getSession, listColleagues, listUnits, signIn, signOut } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from './actor.ts';
import { findActor } from './find-actor.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { hashPassword } from './password.ts';
import { hashOfToken, sweepSessions } from '../session/session-store.ts';

let world: World;
const password = 'mật khẩu của bài thử';

beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
  const hash = await hashPassword(password);
  await world.databases.official.kysely.updateTable('account').set({ password_hash: hash }).execute();
});
afterAll(() => world[Symbol.asyncDispose]());

/** Signs in through the runner, as a browser would, and answers the session's secret. */
async function open(username: string, typed = password): Promise<string> {
  const operation = kernelOperations.find((one) => one.endpoint === signIn);
  if (!operation) throw new Error('sign-in is not among the operations');
  const answer = await world.runner.run(operation, {
    space: 'official',
    actor: anonymous,
    input: { username, password: typed },
    requestId: null,
  });
  if (typeof answer.session !== 'string') throw new Error('no session was opened');
  return answer.session;
}

const find = (token: string) => findActor(world.databases.official.kysely, hashOfToken(token), world.clock.now());

describe('sign-in', () => {
  test('opens a session that names person, roles and permissions', async () => {
    const session = await world.call(signIn, { username: 'MotCua.TranBien', password }, { as: anonymous });
    expect(session.person?.username).toBe('motcua.tranbien');
    expect(session.roles.map((role) => role.role)).toEqual(['counter-officer']);
    expect(session.roles[0]?.unitName).toBe('Trung tâm Phục vụ hành chính công phường Trấn Biên');
    expect(session.permissions).toContain('kernel.colleague.list');
    expect(session.expiresAt).toBe(new Date(world.clock.now().getTime() + 15 * 60_000).toISOString());
  });

  test('keeps only the hash of the secret', async () => {
    const token = await open('congdan1');
    const rows = await world.databases.official.kysely.selectFrom('session').select('token_hash').execute();
    expect(rows.some((row) => row.token_hash.equals(hashOfToken(token)))).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('a page that looks for news by itself does not keep an empty desk signed in', async () => {
    const token = await open('congdan1');
    for (let minute = 0; minute < 14; minute += 2) {
      world.clock.advance(2 * 60_000);
      const actor = await findActor(world.databases.official.kysely, hashOfToken(token), world.clock.now(), true);
      expect(actor?.username).toBe('congdan1');
    }
    world.clock.advance(2 * 60_000);
    expect(await find(token)).toBeNull();
  });

  const slowed = { code: 'session.locked', facts: { until: expect.stringMatching(/Z$/) } };
  const wrong = { code: 'session.wrong-credentials' };

  test.each(['congdan2', 'nobody-of-this-name'])(
    'after five failures from one place %s waits a minute, then twice as long each time, up to a quarter of an hour',
    async (username) => {
      for (let failure = 1; failure <= 5; failure += 1)
        await expect(open(username, 'wrong')).rejects.toMatchObject(wrong);
      for (const minutes of [1, 2, 4, 8, 15, 15]) {
        await expect(open(username)).rejects.toMatchObject(slowed);
        world.clock.advance(minutes * 60_000 - 1);
        await expect(open(username)).rejects.toMatchObject(slowed);
        world.clock.advance(1);
        await expect(open(username, 'wrong')).rejects.toMatchObject(wrong);
      }
      world.clock.advance(15 * 60_000);
    },
  );

  test('after the wait the right password opens again', async () => {
    await expect(open('congdan2')).resolves.toMatch(/^[\w-]{43}$/);
  });

  test('tries at the same time cannot slip past the limit', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => open('vanthu.tranbien', 'wrong')));
    const codes = tries.map((one) => (one.status === 'rejected' ? one.reason.code : 'open'));
    expect(codes.filter((code) => code === 'session.wrong-credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'session.locked')).toHaveLength(7);
  });

  test('a success forgets the failures before it, and old failures are forgotten', async () => {
    for (let failure = 1; failure <= 4; failure += 1)
      await expect(open('congdan3', 'wrong')).rejects.toMatchObject(wrong);
    await open('congdan3');
    for (let failure = 1; failure <= 4; failure += 1)
      await expect(open('congdan3', 'wrong')).rejects.toMatchObject(wrong);
    world.clock.advance(61 * 60_000);
    await expect(open('congdan3', 'wrong')).rejects.toMatchObject(wrong);
    await open('congdan3');
  });

  describe('in the audit', () => {
    const lastEntry = () =>
      world.databases.official.kysely
        .selectFrom('audit_entry')
        .selectAll()
        .where('operation', '=', 'kernel.session.sign-in')
        .orderBy('xid', 'desc')
        .executeTakeFirstOrThrow();

    test('the entry names who signed in', async () => {
      const { personId, name } = await world.actor('chuyenvien.tranbien');
      await open('chuyenvien.tranbien');
      const named = { outcome: 'done', actor_id: personId, actor_name: name, subject_id: personId };
      expect(await lastEntry()).toMatchObject(named);
    });

    test('so it does when somebody else was signed in before', async () => {
      const before = await world.actor('congdan1');
      const { personId, name } = await world.actor('chuyenvien.tranbien');
      await world.call(signIn, { username: 'chuyenvien.tranbien', password }, { as: before });
      expect(await lastEntry()).toMatchObject({ outcome: 'done', actor_id: personId, actor_name: name });
    });

    const nobody = { outcome: 'session.wrong-credentials', actor_id: null, actor_name: '', subject_id: null };

    test('a failed try names the account that was tried, and nobody as its actor', async () => {
      await expect(open('chuyenvien.tranbien', 'wrong')).rejects.toMatchObject(wrong);
      expect(await lastEntry()).toMatchObject({ ...nobody, details: { account: 'chuyenvien.tranbien' } });
    });

    test('what was typed as the name of no account is not kept: it may be a password', async () => {
      await expect(open('secret.typed-into-the-wrong-field', 'wrong')).rejects.toMatchObject(wrong);
      const entry = await lastEntry();
      expect(entry).toMatchObject(nobody);
      expect(JSON.stringify(entry)).not.toContain('secret.typed');
    });
  });

  test('a disabled account does not sign in, and its sessions end at once', async () => {
    const token = await open('truongphong.tranbien');
    const disable = (at: Date | null) =>
      world.databases.official.kysely
        .updateTable('account')
        .set({ disabled_at: at, disabled_reason: at && 'closed' })
        .where('username', '=', 'truongphong.tranbien')
        .execute();
    await disable(world.clock.now());
    expect(await find(token)).toBeNull();
    await expect(open('truongphong.tranbien')).rejects.toMatchObject(wrong);
    await disable(null);
  });
});

describe('a session', () => {
  test('ends after 15 idle minutes, and each use moves that forward', async () => {
    const token = await open('lanhdao.tranbien');
    world.clock.advance(14 * 60_000);
    expect((await find(token))?.username).toBe('lanhdao.tranbien');
    world.clock.advance(14 * 60_000);
    expect(await find(token)).not.toBeNull();
    world.clock.advance(15 * 60_000);
    expect(await find(token)).toBeNull();
  });

  test('ends after 12 hours however busy', async () => {
    const token = await open('lanhdao.tranbien');
    for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
      world.clock.advance(10 * 60_000);
      expect(await find(token)).not.toBeNull();
    }
    world.clock.advance(10 * 60_000);
    expect(await find(token)).toBeNull();
  });

  test('is found in one statement and written at most once a minute', async () => {
    const token = await open('lanhdao.tranbien');
    const seen = () =>
      world.databases.official.kysely
        .selectFrom('session')
        .select('last_seen_at')
        .where('token_hash', '=', hashOfToken(token))
        .executeTakeFirstOrThrow();
    const before = await seen();
    world.clock.advance(30_000);
    expect(await world.statements(() => find(token))).toHaveLength(1);
    expect(await seen()).toEqual(before);
    world.clock.advance(30_000);
    await find(token);
    expect((await seen()).last_seen_at).toEqual(world.clock.now());
  });

  test('ends on the server when the person signs out', async () => {
    const token = await open('congdan1');
    const actor = await find(token);
    if (!actor) throw new Error('no session');
    const operation = kernelOperations.find((one) => one.endpoint === signOut);
    if (!operation) throw new Error('sign-out is not among the operations');
    const answer = await world.runner.run(operation, {
      space: 'official',
      actor,
      input: {},
      requestId: crypto.randomUUID(),
      caller: { token, address: null, language: 'vi' },
    });
    expect(answer.session).toBeNull();
    expect(await find(token)).toBeNull();
  });

  test('nobody signed in is an empty session', async () => {
    const session = await world.call(getSession, {}, { as: anonymous });
    expect(session).toMatchObject({ person: null, roles: [], permissions: [], expiresAt: null });
  });

  test('dead sessions are swept, live ones stay', async () => {
    const dead = await open('congdan1');
    world.clock.advance(20 * 60_000);
    const live = await open('lanhdao.tranbien');
    expect(await sweepSessions(world.databases.official.kysely, world.clock.now())).toBeGreaterThan(0);
    expect(await find(dead)).toBeNull();
    expect(await find(live)).not.toBeNull();
  });
});

describe('units and colleagues', () => {
  const count = async (on: string, type: string) =>
    (await world.call(listUnits, { kind: 'commune', on }, { as: anonymous })).items.filter((unit) => unit.type === type)
      .length;

  test('communes have the types of the day: 72 xã and 23 phường, then 62 and 33 (237/NQ-UBTVQH16)', async () => {
    expect([await count('2025-07-01', 'xã'), await count('2025-07-01', 'phường')]).toEqual([72, 23]);
    expect([await count('2026-04-29', 'xã'), await count('2026-04-29', 'phường')]).toEqual([72, 23]);
    expect([await count('2026-04-30', 'xã'), await count('2026-04-30', 'phường')]).toEqual([62, 33]);
  });

  test('the province is a tỉnh and then a thành phố (30/2026/QH16), and names below it follow', async () => {
    const names = async (on: string) =>
      (await world.call(listUnits, { q: 'dong nai', on }, { as: anonymous })).items.map((unit) => unit.name);
    expect(await names('2026-04-29')).toEqual(expect.arrayContaining(['Tỉnh Đồng Nai', 'Sở Tư pháp tỉnh Đồng Nai']));
    expect(await names('2026-04-30')).toEqual(
      expect.arrayContaining(['Thành phố Đồng Nai', 'Trung tâm Phục vụ hành chính công thành phố Đồng Nai']),
    );
  });

  test('units are found without accents, by code and by an earlier name', async () => {
    const find = async (q: string) =>
      (await world.call(listUnits, { kind: 'commune', q }, { as: anonymous })).items.map((unit) => unit.name);
    expect(await find('tran bien')).toEqual(['Phường Trấn Biên']);
    expect(await find('H19.145')).toEqual(['Phường Trấn Biên']);
    expect(await find('buu long')).toEqual(['Phường Trấn Biên']);
    expect(await find('no such place')).toEqual([]);
  });

  const unitId = async (q: string) => {
    const { items } = await world.call(listUnits, { q }, { as: anonymous });
    const [unit] = items.filter((item) => item.code === q);
    if (!unit) throw new Error(`no unit ${q}`);
    return unit.id;
  };

  test('a head finds the specialists of the body for a division, once each', async () => {
    const { items } = await world.call(
      listColleagues,
      { unitId: await unitId('H19.145.03'), role: 'specialist' },
      { as: 'truongphong.tranbien' },
    );
    expect(items.map((person) => person.name)).toEqual(['Bùi Thế Vỹ', 'Lê Văn Tuấn', 'Trần Thị Mỹ Hạnh']);
  });

  test("another commune's colleagues are not listed, nor for a citizen", async () => {
    const elsewhere = await unitId('H19.101');
    await expect(
      world.call(listColleagues, { unitId: elsewhere }, { as: 'truongphong.tranbien' }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(world.call(listColleagues, { unitId: elsewhere }, { as: 'congdan1' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  test('lists take one statement', async () => {
    const actor = await world.actor('truongphong.tranbien');
    const id = await unitId('H19.145');
    expect(await world.statements(() => world.call(listColleagues, { unitId: id }, { as: actor }))).toHaveLength(1);
    expect(await world.statements(() => world.call(listUnits, {}, { as: anonymous }))).toHaveLength(1);
  });
});
