import { forgetBrowsers, listNotices, signIn } from '@dongbo/contract';
import { asSystem, createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anonymous } from '../identity/actor.ts';
import { readDevice } from '../identity/known-device.ts';
import { hashPassword } from '../identity/password.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { sweepSessions } from './session-store.ts';

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

const operation = kernelOperations.find((one) => one.endpoint === signIn);

/** A browser at an address; it keeps its cookie as browsers do. */
function browserAt(address: string, cookie?: string) {
  let kept = cookie;
  const key = world.worker.services.deviceKey;
  return {
    cookie: () => kept,
    async open(username: string, typed = password): Promise<string> {
      if (!operation) throw new Error('sign-in is not among the operations');
      const caller = { token: null, address, language: 'vi' as const, device: readDevice(kept, key) };
      try {
        const request = { space: 'official' as const, actor: anonymous, requestId: null, caller };
        const answer = await world.runner.run(operation, { ...request, input: { username, password: typed } });
        kept = answer.device;
        return 'open';
      } catch (error) {
        return String(Object(error).code);
      }
    },
  };
}

const times = async (count: number, body: (index: number) => Promise<string>): Promise<string[]> => {
  const seen: string[] = [];
  for (let index = 0; index < count; index += 1) seen.push(await body(index));
  return seen;
};
const wrong = 'session.wrong-credentials';
const locked = 'session.locked';

test('H3 a: a stranger who types wrong passwords shuts nobody else out, wherever the right one comes from', async () => {
  const stranger = browserAt('198.51.100.1');
  expect(new Set(await times(30, () => stranger.open('lanhdao.tamhiep', 'wrong')))).toEqual(new Set([wrong, locked]));
  expect(await stranger.open('lanhdao.tamhiep')).toBe(locked);
  // A browser that was never here, from elsewhere.
  expect(await browserAt('203.0.113.9').open('lanhdao.tamhiep')).toBe('open');
});

test('H3 a: strangers from many addresses lock a name for the unknown alone', async () => {
  const office = browserAt('203.0.113.20');
  expect(await office.open('lanhdao.tranbien')).toBe('open');
  const tries = await times(40, (index) => browserAt(`198.51.100.${index}`).open('lanhdao.tranbien', 'wrong'));
  expect(tries.filter((one) => one === wrong)).toHaveLength(20);
  // Somebody unknown with the right password waits, as they must.
  expect(await browserAt('198.51.100.99').open('lanhdao.tranbien')).toBe(locked);
  // The browser that signed in before does not, here or elsewhere, nor does a new one at the same office.
  expect(await office.open('lanhdao.tranbien')).toBe('open');
  expect(await browserAt('203.0.113.20').open('lanhdao.tranbien')).toBe('open');
  expect(await browserAt('192.0.2.77', office.cookie()).open('lanhdao.tranbien')).toBe('open');
  // For another account that browser is as unknown as any.
  expect(await browserAt('192.0.2.77', office.cookie()).open('nobody-of-this-name', 'wrong')).toBe(wrong);
});

test('H3 a: one address that tries many names locks none of them', async () => {
  const names = ['tamhiep', 'tranbien', 'longkhanh', 'bienhoa'].flatMap((unit) => [`motcua.${unit}`, `vanthu.${unit}`]);
  const stranger = browserAt('198.51.100.3');
  for (const name of names) await times(5, () => stranger.open(name, 'wrong'));
  expect(await browserAt('203.0.113.9').open('motcua.tamhiep')).toBe('open');
  expect(await browserAt('203.0.113.9').open('vanthu.tranbien')).toBe('open');
});

test('H3 b: an address that a bad client has used up stays open for browsers that are known', async () => {
  const shared = '203.0.113.40';
  const officer = browserAt(shared);
  expect(await officer.open('motcua.tranbien')).toBe('open');
  const bad = browserAt(shared);
  const tries = await times(80, (index) => bad.open(`khach.${index % 40}`, 'wrong'));
  expect(tries.filter((one) => one === wrong)).toHaveLength(60);
  expect(await browserAt(shared).open('congdan1')).toBe(locked);
  expect(await times(9, () => officer.open('motcua.tranbien'))).toEqual(Array.from({ length: 9 }, () => 'open'));
  // Ten a minute come through for everybody else.
  world.clock.advance(6_001);
  expect(await browserAt(shared).open('congdan1')).toBe('open');
});

test('M7: tries that come at once are counted before their passwords are looked at', async () => {
  const tries = await Promise.all(
    Array.from({ length: 80 }, (_, index) => browserAt('198.51.100.7').open(`khach.${index}`, 'wrong')),
  );
  expect(tries.filter((one) => one === wrong)).toHaveLength(60);
});

test('a known browser that guesses is slowed down too, and a cookie is worth nothing once it has changed', async () => {
  const browser = browserAt('203.0.113.50');
  await browser.open('congdan1');
  const stolen = browser.cookie();
  expect(await times(12, () => browser.open('congdan1', 'wrong'))).toEqual([
    ...Array.from({ length: 10 }, () => wrong),
    locked,
    locked,
  ]);
  world.clock.advance(61_000);
  expect(await browser.open('congdan1')).toBe('open');
  expect(browser.cookie()).not.toBe(stolen);
  world.clock.advance(61_000);
  // From elsewhere, while strangers have locked the name: the old cookie opens nothing, the new one does.
  await times(30, (index) => browserAt(`198.51.100.${index}`).open('congdan1', 'wrong'));
  expect(await browserAt('192.0.2.1', stolen).open('congdan1')).toBe(locked);
  expect(await browserAt('192.0.2.1', browser.cookie()).open('congdan1')).toBe('open');
});

test('browsers are forgotten on request and after half a year; forged cookies are none', async () => {
  const browser = browserAt('203.0.113.60');
  await browser.open('congdan3');
  const lock = () => times(25, (index) => browserAt(`198.51.100.${index}`).open('congdan3', 'wrong'));
  await lock();
  // Not the last letter: of its bits some stand for nothing.
  const forged = browser.cookie()?.replace(/.(?=.{4}$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
  expect(await browserAt('192.0.2.2', forged).open('congdan3')).toBe(locked);
  expect(await world.call(forgetBrowsers, { username: 'CongDan3' }, { as: asSystem })).toEqual({ forgotten: 1 });
  const nobody = world.call(forgetBrowsers, { username: 'nobody-of-this-name' }, { as: asSystem });
  await expect(nobody).rejects.toMatchObject({ code: 'not-found' });
  expect(await browserAt('192.0.2.2', browser.cookie()).open('congdan3')).toBe(locked);
  world.clock.advance(16 * 60_000);
  expect(await browser.open('congdan3')).toBe('open');
  world.clock.advance(181 * 86_400_000);
  await sweepSessions(world.databases.official.kysely, world.clock.now());
  await lock();
  expect(await browserAt('192.0.2.2', browser.cookie()).open('congdan3')).toBe(locked);
});

test('whoever signs in is told of wrong passwords from elsewhere, once, and not of a slip of their own', async () => {
  const holder = browserAt('203.0.113.70');
  await holder.open('chuyenvien.tranbien');
  const told = async () =>
    (await world.call(listNotices, {}, { as: 'chuyenvien.tranbien' })).items.map(({ key, facts }) => [key, facts]);
  const before = (await told()).length;
  await times(2, () => holder.open('chuyenvien.tranbien', 'wrong'));
  await holder.open('chuyenvien.tranbien');
  expect(await told()).toHaveLength(before);
  // The sixth and seventh are told to wait: no password of theirs was wrong.
  await times(7, () => browserAt('198.51.100.20').open('chuyenvien.tranbien', 'wrong'));
  await browserAt('2001:db8:5:6::1').open('chuyenvien.tranbien', 'wrong');
  await holder.open('chuyenvien.tranbien');
  await holder.open('chuyenvien.tranbien');
  const facts = {
    count: '6',
    waits: '2',
    places: '2001:db8:5:6, 198.51.100.20',
    lastAt: world.clock.now().toISOString(),
  };
  const all = await told();
  expect(all).toHaveLength(before + 1);
  expect(all[0]?.[0]).toBe('sign-ins-missed');
  expect(all[0]?.[1]).toMatchObject({ count: facts.count, waits: facts.waits, lastAt: facts.lastAt });
  expect(String(Object(all[0]?.[1]).places).split(', ').toSorted()).toEqual(facts.places.split(', ').toSorted());
});

test('a class of thirty that signs in with one account at the same moment gets in, all of them', async () => {
  const all = Array.from({ length: 30 }, async () => await browserAt('203.0.113.80').open('congdan2'));
  expect(new Set(await Promise.all(all))).toEqual(new Set(['open']));
  // Who guesses at once gets no further than who guesses in turn.
  const guesses = await Promise.all(
    Array.from({ length: 30 }, async () => await browserAt('198.51.100.30').open('congdan2', 'wrong')),
  );
  expect(guesses.filter((code) => code === wrong)).toHaveLength(5);
});
