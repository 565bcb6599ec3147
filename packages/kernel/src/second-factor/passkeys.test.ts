import {
  addPasskey,
  askPasskey,
  confirmSignIn,
  getConfirmationWays,
  getSession,
  listSecondFactors,
  renameSecondFactor,
  signIn,
  startPasskey,
  stepUp,
} from '@dongbo/contract';
import { createSoftPasskey, createWorld, type SoftPasskey, type World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashPassword } from '../identity/password.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { openBrowser, type TestBrowser } from './browser.fixture.ts';

let world: World;
const password = 'mật khẩu của bài thử';
const origin = 'http://localhost:8080';
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
  const hash = await hashPassword(password);
  await world.databases.official.kysely.updateTable('account').set({ password_hash: hash }).execute();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => world.clock.advance(2 * 86_400_000));

const at = (address: string) => openBrowser(world, address);

async function withPasskey(username: string): Promise<{ browser: TestBrowser; passkey: SoftPasskey }> {
  const browser = at('203.0.113.1');
  await browser.call(signIn, { username, password });
  const passkey = createSoftPasskey(origin);
  const order = await browser.call(startPasskey, {});
  await browser.call(addPasskey, { name: 'Máy tính', passkey: passkey.make(order) });
  return { browser, passkey };
}

test('a passkey signs in alone and as second step, and is renamed', async () => {
  const { passkey } = await withPasskey('congdan1');
  const alone = at('203.0.113.2');
  const question = await alone.call(askPasskey, { use: 'sign-in' });
  // Whoever asks learns nobody's passkeys.
  expect(question).toMatchObject({ allowCredentials: [], userVerification: 'required', rpId: 'localhost' });
  const session = await alone.call(confirmSignIn, { passkey: passkey.answer(question) });
  expect(session.person?.username).toBe('congdan1');
  const second = at('203.0.113.3');
  await second.call(signIn, { username: 'congdan1', password });
  expect((await second.call(getConfirmationWays, { use: 'sign-in' })).ways).toEqual(['passkey', 'recovery-code']);
  const asked = await second.call(askPasskey, { use: 'sign-in' });
  expect(asked.allowCredentials).toHaveLength(1);
  expect(await second.codeOf(confirmSignIn, { passkey: passkey.answer(asked) })).toBe('done');
  const [item] = (await second.call(listSecondFactors, {})).items;
  if (item === undefined) throw new Error('no passkey');
  expect(item.lastUsedAt).toBe(world.clock.now().toISOString());
  await second.call(renameSecondFactor, { factorId: item.id, name: 'Máy ở nhà' });
  expect((await second.call(listSecondFactors, {})).items[0]?.name).toBe('Máy ở nhà');
});

test('an answer that is replayed, for another page, or without the person opens nothing', async () => {
  const { passkey } = await withPasskey('congdan2');
  const browser = at('203.0.113.4');
  const answerTo = async (departure: Parameters<SoftPasskey['answer']>[1]) => {
    const question = await browser.call(askPasskey, { use: 'sign-in' });
    return await browser.codeOf(confirmSignIn, { passkey: passkey.answer(question, departure) });
  };
  expect(await answerTo({ origin: 'https://dichvucong.example.com' })).toBe('passkey.refused');
  expect(await answerTo({ origin: 'http://localhost:9090' })).toBe('passkey.refused');
  expect(await answerTo({ site: 'dichvucong.example.com' })).toBe('passkey.refused');
  expect(await answerTo({ challenge: 'A'.repeat(43) })).toBe('passkey.refused');
  expect(await answerTo({ unverified: true })).toBe('passkey.refused');
  // A copy whose counter stands where the real one was.
  expect(await answerTo({ counter: 30 })).toBe('done');
  expect(await answerTo({ counter: 30 })).toBe('passkey.refused');
  expect(await answerTo({ counter: 12 })).toBe('passkey.refused');
  expect(await answerTo({ counter: 31 })).toBe('done');
  // The same answer again, to the same challenge.
  const question = await browser.call(askPasskey, { use: 'sign-in' });
  const begun = { ...browser.jar };
  const answer = passkey.answer(question);
  expect(await browser.codeOf(confirmSignIn, { passkey: answer })).toBe('done');
  const thief = openBrowser(world, '198.51.100.4', { jar: begun });
  expect(await thief.codeOf(confirmSignIn, { passkey: answer })).toBe('session.step-over');
  const fresh = at('198.51.100.5');
  await fresh.call(askPasskey, { use: 'sign-in' });
  expect(await fresh.codeOf(confirmSignIn, { passkey: answer })).toBe('passkey.refused');
});

test('two at once with one answer open one session', async () => {
  const { passkey } = await withPasskey('motcua.tranbien');
  const browser = at('203.0.113.5');
  const question = await browser.call(askPasskey, { use: 'sign-in' });
  const answer = passkey.answer(question, { counter: 50 });
  const tabs = [0, 1].map(() => openBrowser(world, '203.0.113.5', { jar: { ...browser.jar } }));
  const both = await Promise.all(tabs.map((tab) => tab.codeOf(confirmSignIn, { passkey: answer })));
  expect(both.filter((one) => one === 'done')).toHaveLength(1);
});

test("another person's passkey is no second step of mine and confirms nothing in my session", async () => {
  const mine = await withPasskey('congdan3');
  const theirs = await withPasskey('vanthu.tranbien');
  const browser = at('203.0.113.6');
  await browser.call(signIn, { username: 'congdan3', password });
  const question = await browser.call(askPasskey, { use: 'sign-in' });
  expect(await browser.codeOf(confirmSignIn, { passkey: theirs.passkey.answer(question) })).toBe('passkey.refused');
  const asked = await mine.browser.call(askPasskey, { use: 'step-up' });
  expect(await mine.browser.codeOf(stepUp, { passkey: theirs.passkey.answer(asked) })).toBe('passkey.refused');
  // What was asked in one session is not answered in another.
  const other = await theirs.browser.call(askPasskey, { use: 'step-up' });
  await mine.browser.call(askPasskey, { use: 'step-up' });
  expect(await mine.browser.codeOf(stepUp, { passkey: mine.passkey.answer(other) })).toBe('passkey.refused');
});

test('a passkey is kept under a name of the site, once, and only for the challenge of the session', async () => {
  const { browser, passkey } = await withPasskey('lanhdao.tranbien');
  const order = await browser.call(startPasskey, {});
  expect(order.excludeCredentials).toHaveLength(1);
  expect(await browser.codeOf(addPasskey, { name: 'Lần nữa', passkey: passkey.make(order) })).toBe('passkey.known');
  const other = createSoftPasskey(origin);
  const made = other.make(await browser.call(startPasskey, {}), { unverified: true });
  expect(await browser.codeOf(addPasskey, { name: 'Không hỏi ai', passkey: made })).toBe('passkey.refused');
  const again = other.make(await browser.call(startPasskey, {}));
  expect(await browser.codeOf(addPasskey, { name: 'Một', passkey: again })).toBe('done');
  expect(await browser.codeOf(addPasskey, { name: 'Hai', passkey: again })).toBe('session.step-over');
  const numeric = openBrowser(world, '203.0.113.7', { jar: { ...browser.jar }, host: '127.0.0.1:8080' });
  expect(await numeric.codeOf(startPasskey, {})).toBe('passkey.not-here');
  expect((await numeric.call(listSecondFactors, {})).passkeysPossible).toBe(false);
  expect((await numeric.call(getSession, {})).person?.username).toBe('lanhdao.tranbien');
});
