import { createWorld, type World } from '@dongbo/testing';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createPool } from './database.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], key: 'kernel' });
});
afterEach(() => vi.useRealTimers());
afterAll(async () => await world[Symbol.asyncDispose]());

test('a connection that was quiet for four minutes still has its plans, one of an hour has gone', async () => {
  const pool = createPool({ url: world.ownerUrl, schemas: ['public'], role: null, max: 1, name: 'quiet' });
  try {
    const session = async (): Promise<number | undefined> =>
      (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const first = await session();
    vi.advanceTimersByTime(4 * 60_000);
    expect(await session()).toBe(first);
    vi.advanceTimersByTime(60 * 60_000);
    expect(pool.totalCount).toBe(0);
    expect(await session()).not.toBe(first);
  } finally {
    vi.useRealTimers();
    await pool.end();
  }
});
