import { signIn, uploadFile, listInbox, type Endpoint } from '@dongbo/contract';
import { lookUpDossier, takeInDossier } from '@dongbo/contract/procedures';
import { GeneralError, anonymous, type Actor } from '@dongbo/kernel';
import { createTestClock } from '@dongbo/testing';
import { expect, test } from 'vitest';
import { createRateLimiter, usualLimits, type RateLimits } from './rate-limits.ts';

const person = (kind: Actor['kind'], id: string): Actor => ({ ...anonymous, kind, personId: id });
const official = person('official', 'o');
const citizen = person('citizen', 'c');
const home = '203.0.113.7';
/** A unit's day, of which codes are guessed. */
const day = 'H19.145.01-261129';

function stage(limits: Partial<RateLimits> = {}) {
  const clock = createTestClock('2026-03-11T08:00:00+07:00');
  const made = createRateLimiter(clock, { ...usualLimits, ...limits });
  const limiter = {
    enter: (address: string) => made.enter(address),
    pass: async (endpoint: Endpoint, actor: Actor, address: string, device: string | null = null, about = day) =>
      await made.pass(endpoint, { actor, address, device, about: endpoint.guessAbout && about }),
  };
  /** How many pass before the first is sent away, and how long that one has to wait. */
  const passing = async (body: () => unknown, most = 5_000): Promise<{ passed: number; wait: number }> => {
    for (let passed = 0; passed < most; passed += 1) {
      try {
        await body();
      } catch (error) {
        if (!(error instanceof GeneralError) || error.code !== 'too-many-requests') throw error;
        return { passed, wait: Number(error.facts['retryAfterSeconds']) };
      }
    }
    return { passed: most, wait: 0 };
  };
  return { clock, limiter, passing };
}

test('a burst passes, then one at a time, and whoever waited as told passes again', async () => {
  const { clock, limiter, passing } = stage({ lookUpOfOne: { burst: 5, perMinute: 6 } });
  const ask = () => limiter.pass(lookUpDossier, anonymous, home);
  expect(await passing(ask)).toEqual({ passed: 5, wait: 10 });
  clock.advance(9_000);
  expect((await passing(ask)).passed).toBe(0);
  clock.advance(1_000);
  expect(await passing(ask)).toEqual({ passed: 1, wait: 10 });
  clock.advance(3_600_000);
  expect((await passing(ask)).passed).toBe(5);
});

test('guessing the codes of a unit’s day is stopped, and over all days too: figures of a day of guessing', async () => {
  const { clock, limiter } = stage();
  /** So many guesses are looked at within a day from one address. */
  const guessesOfDay = async (about: (guess: number) => string): Promise<number> => {
    let looked = 0;
    for (let second = 0; second < 86_400; second += 1) {
      clock.advance(1_000);
      const pass = await limiter.pass(lookUpDossier, anonymous, home, null, about(second)).catch(() => null);
      if (pass === null) continue;
      looked += 1;
      pass({ missed: true });
    }
    return looked;
  };
  // The burst and five a minute: less than a day's codes of one unit, of which there are 9,999.
  expect(await guessesOfDay(() => day)).toBeLessThanOrEqual(60 + 5 * 60 * 24);
  clock.advance(86_400_000);
  // All units and days of a year have 350 millions.
  expect(await guessesOfDay((guess) => `H19.${guess % 98}-26${guess % 365}`)).toBeLessThanOrEqual(200 + 20 * 60 * 24);
});

test('misses of others at the same address send nobody away who has a right code, a known browser not even later', async () => {
  const { limiter, passing } = stage();
  const ask = async (missed: boolean, device: string | null, about = day) =>
    (await limiter.pass(lookUpDossier, anonymous, home, device, about))({ missed });
  for (let miss = 0; miss < 40; miss += 1) await ask(true, null);
  await ask(false, null);
  expect((await passing(() => ask(true, null))).passed).toBe(20);
  // Now only who asks for the same day waits, and of them nobody with a browser that was signed in.
  expect((await passing(() => ask(false, null))).passed).toBe(0);
  await ask(false, null, 'H19.145.01-261128');
  await ask(false, 'd1');
  // A network that misses everywhere waits everywhere; its known browsers do not.
  for (let miss = 0; miss < 139; miss += 1) await ask(true, null, `H19.145.01-26${miss}`);
  expect((await passing(() => ask(true, null, 'H19.145.02-261129'))).passed).toBe(1);
  expect((await passing(() => ask(false, null, 'H19.145.02-261129'))).passed).toBe(0);
  await ask(false, 'd1', 'H19.145.02-261129');
});

test('a miss that is refused for one reason is not counted for the other', async () => {
  const { limiter, passing, clock } = stage({
    lookUpMiss: { burst: 2, perMinute: 60 },
    lookUpMissOfOne: { burst: 3, perMinute: 1 },
  });
  const miss = async () => (await limiter.pass(lookUpDossier, anonymous, home))({ missed: true });
  expect((await passing(miss)).passed).toBe(2);
  clock.advance(2_000);
  expect((await passing(miss)).passed).toBe(1);
});

test('an office of a thousand signs in from one address; trying passwords on many accounts ends', async () => {
  const { limiter, passing } = stage();
  const attempt = (missed: boolean) => async () => (await limiter.pass(signIn, anonymous, home))({ missed });
  expect((await passing(attempt(false), 1_000)).passed).toBe(1_000);
  expect((await passing(attempt(true))).passed).toBe(60);
  expect((await passing(attempt(false))).passed).toBe(0);
  await limiter.pass(signIn, anonymous, '203.0.113.8');
  // A browser that signed in here before is not sent away for the misses of others at its address.
  const known = (missed: boolean) => async () => (await limiter.pass(signIn, anonymous, home, 'd1'))({ missed });
  expect((await passing(known(false), 100)).passed).toBe(100);
  expect((await passing(known(true))).passed).toBe(20);
  await limiter.pass(signIn, anonymous, home, 'd2');
});

test('the counter never feels it: a dossier a second with ten reads each, for an hour', async () => {
  const { clock, limiter, passing } = stage();
  const second = async () => {
    clock.advance(1_000);
    await limiter.pass(takeInDossier, official, home);
    for (let read = 0; read < 10; read += 1) await limiter.pass(listInbox, official, home);
  };
  expect(await passing(second, 3_600)).toEqual({ passed: 3_600, wait: 0 });
});

test('people do not share a limit, reads and writes neither', async () => {
  const { limiter, passing } = stage();
  expect((await passing(() => limiter.pass(takeInDossier, citizen, home))).passed).toBe(120);
  expect((await passing(() => limiter.pass(listInbox, citizen, home))).passed).toBe(600);
  expect((await passing(() => limiter.pass(takeInDossier, person('citizen', 'other'), home), 1)).passed).toBe(1);
});

test('uploads are limited by number and by size', async () => {
  const { limiter, passing } = stage();
  const upload = (bytes: number) => async () =>
    (await limiter.pass(uploadFile, citizen, home))({ missed: false, bytes });
  expect((await passing(upload(1_000))).passed).toBe(200);
  const other = stage();
  const large = async () =>
    (await other.limiter.pass(uploadFile, citizen, home))({ missed: false, bytes: 20 * 1_048_576 });
  expect((await other.passing(large)).passed).toBe(50);
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['2001:db8::1', '2001:db8:0:0:5::', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['::ffff:203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7', '203.0.113.8', false],
])('%s and %s are one caller: %s', async (first, second, same) => {
  const { limiter, passing } = stage({ lookUpOfOne: { burst: 1, perMinute: 1 } });
  await limiter.pass(lookUpDossier, anonymous, first);
  expect((await passing(() => limiter.pass(lookUpDossier, anonymous, second), 1)).passed).toBe(same ? 0 : 1);
});

test('three hundred thousand addresses do not fill the memory', () => {
  const { limiter } = stage();
  for (let index = 0; index < 300_000; index += 1)
    limiter.enter(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`);
  expect(process.memoryUsage().heapUsed).toBeLessThan(400_000_000);
});

test.each([
  [lookUpDossier, 60],
  [signIn, 60],
] as const)('%o: who asks at once passes the limit of misses as little as who asks in turn', async (endpoint, most) => {
  const { limiter } = stage();
  const asked = Array.from({ length: 200 }, () => limiter.pass(endpoint, anonymous, home).catch(() => null));
  let looked = 0;
  for (const one of asked) {
    const pass = await one;
    if (pass === null) continue;
    looked += 1;
    pass({ missed: true });
    // What is told twice counts once.
    pass({ missed: true });
  }
  expect(looked).toBe(most);
});

test('a thousand who sign in at once from one office all get in, and a miss that was given back counts for nothing', async () => {
  const { limiter, passing } = stage();
  const all = Array.from({ length: 1000 }, async () => {
    const pass = await limiter.pass(signIn, anonymous, home);
    await Promise.resolve();
    pass({ missed: false });
    return true;
  });
  expect(await Promise.all(all)).toHaveLength(1000);
  const miss = async () => (await limiter.pass(signIn, anonymous, home))({ missed: true, weight: 5 });
  expect((await passing(miss)).passed).toBe(12);
});
