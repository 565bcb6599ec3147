import { signIn, uploadFile, listInbox } from '@dongbo/contract';
import { lookUpDossier, takeInDossier } from '@dongbo/contract/procedures';
import { GeneralError, anonymous, type Actor } from '@dongbo/kernel';
import { createTestClock } from '@dongbo/testing';
import { expect, test } from 'vitest';
import { createRateLimiter, usualLimits, type RateLimits } from './rate-limits.ts';

const person = (kind: Actor['kind'], id: string): Actor => ({ ...anonymous, kind, personId: id });
const official = person('official', 'o');
const citizen = person('citizen', 'c');
const home = '203.0.113.7';

function stage(limits: Partial<RateLimits> = {}) {
  const clock = createTestClock('2026-03-11T08:00:00+07:00');
  const limiter = createRateLimiter(clock, { ...usualLimits, ...limits });
  /** How many pass before the first is sent away, and how long that one has to wait. */
  const passing = (body: () => void, most = 5_000): { passed: number; wait: number } => {
    for (let passed = 0; passed < most; passed += 1) {
      try {
        body();
      } catch (error) {
        if (!(error instanceof GeneralError) || error.code !== 'too-many-requests') throw error;
        return { passed, wait: Number(error.facts['retryAfterSeconds']) };
      }
    }
    return { passed: most, wait: 0 };
  };
  return { clock, limiter, passing };
}

test('a burst passes, then one at a time, and whoever waited as told passes again', () => {
  const { clock, limiter, passing } = stage({ lookUp: { burst: 5, perMinute: 6 } });
  const ask = () => limiter.pass(lookUpDossier, anonymous, home);
  expect(passing(ask)).toEqual({ passed: 5, wait: 10 });
  clock.advance(9_000);
  expect(passing(ask).passed).toBe(0);
  clock.advance(1_000);
  expect(passing(ask)).toEqual({ passed: 1, wait: 10 });
  clock.advance(3_600_000);
  expect(passing(ask).passed).toBe(5);
});

test('guessing codes is stopped after twenty misses, reading known ones is not', () => {
  const { clock, limiter, passing } = stage();
  const miss = () => {
    limiter.pass(lookUpDossier, anonymous, home);
    limiter.settle(lookUpDossier, anonymous, home, { missed: true });
  };
  expect(passing(miss)).toEqual({ passed: 20, wait: 12 });
  clock.advance(86_400_000);
  // A day of guessing from one address: the burst and five a minute.
  expect(passing(miss).passed).toBe(20);
});

test('an office of a thousand signs in from one address; trying passwords on many accounts ends', () => {
  const { limiter, passing } = stage();
  const attempt = (missed: boolean) => () => {
    limiter.pass(signIn, anonymous, home);
    limiter.settle(signIn, anonymous, home, { missed });
  };
  expect(passing(attempt(false), 1_000).passed).toBe(1_000);
  expect(passing(attempt(true)).passed).toBe(60);
  expect(passing(attempt(false)).passed).toBe(0);
  expect(() => limiter.pass(signIn, anonymous, '203.0.113.8')).not.toThrow();
});

test('the counter never feels it: a dossier a second with ten reads each, for an hour', () => {
  const { clock, limiter, passing } = stage();
  const second = () => {
    clock.advance(1_000);
    limiter.pass(takeInDossier, official, home);
    for (let read = 0; read < 10; read += 1) limiter.pass(listInbox, official, home);
  };
  expect(passing(second, 3_600)).toEqual({ passed: 3_600, wait: 0 });
});

test('people do not share a limit, reads and writes neither', () => {
  const { limiter, passing } = stage();
  expect(passing(() => limiter.pass(takeInDossier, citizen, home)).passed).toBe(120);
  expect(passing(() => limiter.pass(listInbox, citizen, home)).passed).toBe(600);
  expect(passing(() => limiter.pass(takeInDossier, person('citizen', 'other'), home), 1).passed).toBe(1);
});

test('uploads are limited by number and by size', () => {
  const { limiter, passing } = stage();
  const upload = (bytes: number) => () => {
    limiter.pass(uploadFile, citizen, home);
    limiter.settle(uploadFile, citizen, home, { missed: false, bytes });
  };
  expect(passing(upload(1_000)).passed).toBe(200);
  const other = stage();
  const large = () => {
    other.limiter.pass(uploadFile, citizen, home);
    other.limiter.settle(uploadFile, citizen, home, { missed: false, bytes: 20 * 1_048_576 });
  };
  expect(other.passing(large).passed).toBe(50);
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['2001:db8::1', '2001:db8:0:0:5::', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['::ffff:203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7', '203.0.113.8', false],
])('%s and %s are one caller: %s', (first, second, same) => {
  const { limiter, passing } = stage({ lookUp: { burst: 1, perMinute: 1 } });
  limiter.pass(lookUpDossier, anonymous, first);
  expect(passing(() => limiter.pass(lookUpDossier, anonymous, second), 1).passed).toBe(same ? 0 : 1);
});

test('three hundred thousand addresses do not fill the memory', () => {
  const { limiter } = stage();
  for (let index = 0; index < 300_000; index += 1)
    limiter.enter(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`);
  expect(process.memoryUsage().heapUsed).toBeLessThan(400_000_000);
});
