import { createHash, randomBytes } from 'node:crypto';
import { createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ActorMemory } from './actor-memory.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(() => vi.restoreAllMocks());

const db = () => world.databases.official.kysely;
const now = () => world.clock.now();

async function openSession(): Promise<Buffer> {
  const hash = createHash('sha256').update(randomBytes(8)).digest();
  const { personId } = await world.actor('congdan1');
  await sql`insert into session (token_hash, person_id, created_at, last_seen_at, expires_at)
    values (${hash}, ${personId}, ${now()}, ${now()}, ${new Date(now().getTime() + 3_600_000)})`.execute(db());
  return hash;
}
const endSession = async (hash: Buffer) => await sql`delete from session where token_hash = ${hash}`.execute(db());

test('what a page asks at once looks its session up once', async () => {
  const memory = new ActorMemory(db());
  const hash = await openSession();
  const page = () => Promise.all(Array.from({ length: 5 }, () => memory.findForReading(hash, now(), false)));
  expect(await world.statements(page)).toHaveLength(1);
  expect((await page()).every((actor) => actor?.username === 'congdan1')).toBe(true);
});

test('a session that ended is believed for two seconds by those who read, and not at all by those who write', async () => {
  const memory = new ActorMemory(db());
  const hash = await openSession();
  const begin = performance.now();
  expect(await memory.findForReading(hash, now(), false)).not.toBeNull();
  await endSession(hash);
  expect(await memory.findForReading(hash, now(), false)).not.toBeNull();
  expect(await memory.findFresh(hash, now(), false)).toBeNull();
  vi.spyOn(performance, 'now').mockReturnValue(begin + 2_500);
  expect(await memory.findForReading(hash, now(), false)).toBeNull();
});

test('a session that this process ended is forgotten at once; a stranger is never remembered', async () => {
  const memory = new ActorMemory(db());
  const hash = await openSession();
  await memory.findForReading(hash, now(), false);
  await endSession(hash);
  memory.forget(hash);
  expect(await memory.findForReading(hash, now(), false)).toBeNull();
  const { personId } = await world.actor('congdan1');
  await sql`insert into session (token_hash, person_id, created_at, last_seen_at, expires_at)
    values (${hash}, ${personId}, ${now()}, ${now()}, ${new Date(now().getTime() + 3_600_000)})`.execute(db());
  expect(await memory.findForReading(hash, now(), false)).not.toBeNull();
});

test('what looks for news by itself does not speak for the hand that comes after it', async () => {
  const memory = new ActorMemory(db());
  const hash = await openSession();
  const later = new Date(now().getTime() + 90_000);
  await memory.findForReading(hash, later, true);
  await memory.findForReading(hash, later, false);
  const seen = await sql<{ at: Date }>`select last_seen_at as at from session where token_hash = ${hash}`.execute(db());
  expect(seen.rows[0]?.at).toEqual(later);
});
