import {
  confirmSignIn,
  confirmTotp,
  FactorId,
  getConfirmationWays,
  getSession,
  listNotices,
  listSecondFactors,
  removeSecondFactor,
  renewRecoveryCodes,
  resetSecondFactors,
  signIn,
  startTotp,
} from '@dongbo/contract';
import { asSystem, authenticatorCode, createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashPassword } from '../identity/password.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { openBrowser, type TestBrowser } from './browser.fixture.ts';

let world: World;
const password = 'mật khẩu của bài thử';
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
  const hash = await hashPassword(password);
  await world.databases.official.kysely.updateTable('account').set({ password_hash: hash }).execute();
});
afterAll(() => world[Symbol.asyncDispose]());
// Each scene has its own day.
beforeEach(() => world.clock.advance(2 * 86_400_000));

const at = (address: string) => openBrowser(world, address);
const seconds = (count: number): Date => new Date(world.clock.now().getTime() + count * 1000);

async function enter(username: string, address = '203.0.113.1'): Promise<TestBrowser> {
  const browser = at(address);
  await browser.call(signIn, { username, password });
  return browser;
}

/** Sets up an app; answers its secret, its id and the recovery codes. */
async function enrol(browser: TestBrowser) {
  const { secret, qr, address } = await browser.call(startTotp, {});
  expect(qr).toMatch(/^<svg /);
  expect(address).toContain(`secret=${secret}&`);
  const code = authenticatorCode(secret, world.clock.now());
  const { recoveryCodes } = await browser.call(confirmTotp, { code, name: 'Điện thoại' });
  const id = (await browser.call(listSecondFactors, {})).items.at(-1)?.id ?? FactorId.parse('');
  world.clock.advance(60_000);
  return { id, secret, recoveryCodes: recoveryCodes ?? [] };
}

const begin = async (username: string, address: string): Promise<TestBrowser> => {
  const browser = at(address);
  expect(await browser.call(signIn, { username, password })).toMatchObject({ secondStep: true, person: null });
  return browser;
};

test('with an app the password alone opens nothing, and a code opens once', async () => {
  const own = await enter('congdan1');
  const { secret } = await enrol(own);
  const browser = await begin('congdan1', '203.0.113.2');
  expect(browser.jar.session).toBeUndefined();
  expect(await browser.call(getConfirmationWays, { use: 'sign-in' })).toEqual({
    ways: ['totp', 'recovery-code'],
    demonstrationCode: null,
  });
  expect(await browser.codeOf(confirmSignIn, { code: '000000' })).toBe('session.code-wrong');
  const code = authenticatorCode(secret, world.clock.now());
  expect(await browser.call(confirmSignIn, { code })).toMatchObject({ person: { username: 'congdan1' } });
  expect((await browser.call(getSession, {})).person?.username).toBe('congdan1');
  const second = await begin('congdan1', '203.0.113.3');
  expect(await second.codeOf(confirmSignIn, { code })).toBe('session.code-wrong');
});

test.each([-60, 60])('an app whose clock is off by %i seconds is taken', async (off) => {
  const own = await enter('congdan2');
  const { secret, id } = await enrol(own);
  const browser = await begin('congdan2', '203.0.113.4');
  world.clock.advance(120_000);
  const late = authenticatorCode(secret, seconds(off * 3));
  expect(await browser.codeOf(confirmSignIn, { code: late })).toBe('session.code-wrong');
  expect(await browser.codeOf(confirmSignIn, { code: authenticatorCode(secret, seconds(off)) })).toBe('done');
  await browser.call(removeSecondFactor, { factorId: id });
});

test('whoever knows the password guesses a handful of codes, and keeps the holder out of their own browser by none', async () => {
  const own = await enter('congdan3');
  const { secret, id } = await enrol(own);
  const home = await begin('congdan3', '203.0.113.5');
  await home.call(confirmSignIn, { code: authenticatorCode(secret, world.clock.now()) });
  const thieves = Array.from({ length: 12 }, (_, index) => `198.51.100.${index}`);
  const seen: string[] = [];
  for (const address of thieves) {
    const thief = await begin('congdan3', address);
    seen.push(await thief.codeOf(confirmSignIn, { code: '111111' }));
  }
  expect(seen).toEqual([
    ...Array.from({ length: 5 }, () => 'session.code-wrong'),
    ...Array.from({ length: 7 }, () => 'session.code-locked'),
  ]);
  // At the same moment nobody slips past either.
  world.clock.advance(2 * 86_400_000);
  const crowd = await Promise.all(thieves.map((address) => begin('congdan3', address)));
  const guessed = await Promise.all(crowd.map((one) => one.codeOf(confirmSignIn, { code: '222222' })));
  expect(guessed.filter((code) => code === 'session.code-wrong')).toHaveLength(5);
  // The right code comes too late from there, and opens at home.
  const thief = await begin('congdan3', '198.51.100.99');
  const code = authenticatorCode(secret, world.clock.now());
  expect(await thief.codeOf(confirmSignIn, { code })).toBe('session.code-locked');
  const again = openBrowser(world, '203.0.113.5', { jar: { device: home.jar.device ?? '' } });
  await again.call(signIn, { username: 'congdan3', password });
  expect(await again.codeOf(confirmSignIn, { code })).toBe('done');
  const told = await again.call(listNotices, {});
  expect(told.items.map(({ key }) => key)).toContain('sign-ins-missed');
  await again.call(removeSecondFactor, { factorId: id });
});

test('a recovery code opens once and its holder is told; new ones put the old out of use', async () => {
  const own = await enter('motcua.tranbien');
  const { recoveryCodes } = await enrol(own);
  expect(recoveryCodes).toHaveLength(10);
  const [code = '', other = ''] = recoveryCodes;
  const browser = await begin('motcua.tranbien', '203.0.113.6');
  expect(await browser.codeOf(confirmSignIn, { code: code.toLowerCase().replace('-', ' ') })).toBe('done');
  const { items } = await browser.call(listNotices, {});
  expect(items.find(({ key }) => key === 'recovery-code-used')?.facts).toEqual({ left: '9' });
  expect((await browser.call(listSecondFactors, {})).recoveryCodesLeft).toBe(9);
  const second = await begin('motcua.tranbien', '203.0.113.6');
  expect(await second.codeOf(confirmSignIn, { code })).toBe('session.code-wrong');
  await browser.call(renewRecoveryCodes, {});
  expect(await second.codeOf(confirmSignIn, { code: other })).toBe('session.code-wrong');
  const stored = await sql<{ hash: Buffer }>`select code_hash as hash from recovery_code`.execute(
    world.databases.official.kysely,
  );
  expect(stored.rows.some(({ hash }) => hash.toString().includes(other.slice(0, 5)))).toBe(false);
});

test('a begun sign-in counts in its own browser, for minutes, and once', async () => {
  const own = await enter('vanthu.tranbien');
  const { secret } = await enrol(own);
  const code = () => authenticatorCode(secret, world.clock.now());
  const browser = await begin('vanthu.tranbien', '203.0.113.7');
  const begun = browser.jar.pending ?? '';
  // Another browser did not begin.
  expect(await at('203.0.113.7').codeOf(confirmSignIn, { code: code() })).toBe('session.step-over');
  const guessed = openBrowser(world, '203.0.113.7', { jar: { pending: 'x'.repeat(43) } });
  expect(await guessed.codeOf(confirmSignIn, { code: code() })).toBe('session.step-over');
  expect(await browser.codeOf(confirmSignIn, { code: code() })).toBe('done');
  // Used: the same secret, carried elsewhere, with the code of the next moment.
  world.clock.advance(30_000);
  const thief = openBrowser(world, '198.51.100.7', { jar: { pending: begun } });
  expect(await thief.codeOf(confirmSignIn, { code: code() })).toBe('session.step-over');
  const slow = await begin('vanthu.tranbien', '203.0.113.7');
  world.clock.advance(5 * 60_000 + 1);
  expect(await slow.codeOf(confirmSignIn, { code: code() })).toBe('session.step-over');
  // Two tabs at once with one code: one session.
  const jar = { ...(await begin('vanthu.tranbien', '203.0.113.7')).jar };
  const tabs = [0, 1].map(() => openBrowser(world, '203.0.113.7', { jar: { ...jar } }));
  const both = await Promise.all(tabs.map((tab) => tab.codeOf(confirmSignIn, { code: code() })));
  expect(both.filter((one) => one === 'done')).toHaveLength(1);
});

test('before the password was right nothing shows whether there is a second factor', async () => {
  const own = await enter('lanhdao.tranbien');
  await enrol(own);
  const names = ['lanhdao.tranbien', 'lanhdao.tamhiep', 'nobody-of-this-name'];
  const seen = [];
  for (const username of names) {
    const browser = at('198.51.100.40');
    const texts = await world.statements(() => browser.codeOf(signIn, { username, password: 'wrong' }));
    seen.push([
      texts.map((text) => text.slice(0, 40)),
      await browser.codeOf(signIn, { username, password: 'wrong' }),
      browser.jar,
    ]);
    expect(await browser.call(getConfirmationWays, { use: 'sign-in' })).toEqual({ ways: [], demonstrationCode: null });
  }
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
});

test('the first second factor ends the other sessions; each change is told to the holder', async () => {
  const elsewhere = await enter('chuyenvien.tranbien', '203.0.113.9');
  const own = await enter('chuyenvien.tranbien');
  const { id } = await enrol(own);
  expect((await elsewhere.call(getSession, {})).person).toBeNull();
  expect((await own.call(getSession, {})).person).not.toBeNull();
  await own.call(removeSecondFactor, { factorId: id });
  const { items } = await own.call(listNotices, {});
  expect(
    items
      .map(({ key }) => key)
      .filter((key) => key.startsWith('second-factor'))
      .toSorted(),
  ).toEqual(['second-factor-added', 'second-factor-removed']);
  expect(await own.call(listSecondFactors, {})).toMatchObject({ items: [], recoveryCodesLeft: 0, demanded: false });
  expect((await (await enter('chuyenvien.tranbien')).call(getSession, {})).person).not.toBeNull();
});

test('an administrator without one may do nothing but set one up, and keeps the last one', async () => {
  const admin = await enter('quantrihethong');
  const session = await admin.call(getSession, {});
  expect(session).toMatchObject({ firstStep: 'second-factor', person: { username: 'quantrihethong' } });
  expect(await admin.codeOf(listNotices, {})).toBe('second-factor-missing');
  const { id } = await enrol(admin);
  expect((await admin.call(getSession, {})).firstStep).toBeNull();
  expect(await admin.codeOf(listNotices, {})).toBe('done');
  expect(await admin.codeOf(removeSecondFactor, { factorId: id })).toBe('second-factor.last');
  // Lost all: at the terminal, and the way begins anew.
  expect(await world.call(resetSecondFactors, { username: 'QuanTriHeThong' }, { as: asSystem })).toEqual({
    removed: 1,
  });
  expect((await admin.call(getSession, {})).person).toBeNull();
  expect((await (await enter('quantrihethong')).call(getSession, {})).firstStep).toBe('second-factor');
});
