import { setTimeout as pause } from 'node:timers/promises';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createPool } from '../db/database.ts';
import type { Job } from './job.ts';
import { startWorker } from './worker.ts';
import { showPresence } from './worker-presence.ts';

let world: World;
let owner: ReturnType<typeof createPool>;
const done: string[] = [];
let during: (text: string) => Promise<void> = async () => undefined;

const noteJob: Job = {
  name: 'test.note',
  system: 'kernel',
  pool: 'quick',
  transaction: 'required',
  payload: z.object({ text: z.string() }),
  givenUp: null,
  maxAttempts: 5,
  run: async (_, payload) => {
    const { text } = z.object({ text: z.string() }).parse(payload);
    await during(text);
    done.push(text);
  },
};

beforeAll(async () => {
  world = await createWorld({ key: 'kernel_jobs', systems: [] });
  owner = createPool({ url: world.ownerUrl, schemas: ['public'], role: null, max: 2, name: 'jobs-test' });
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

const enqueue = (text: string) =>
  owner.query('select graphile_worker.add_job($1, $2)', [
    'test.note',
    JSON.stringify({ space: 'official', payload: { text } }),
  ]);

const jobsLeft = async (): Promise<number> => {
  const { rows } = await owner.query<{ left: number }>(
    'select count(*)::integer as left from graphile_worker._private_jobs',
  );
  return rows[0]?.left ?? -1;
};

const worker = () => startWorker({ ...world.worker, jobs: [noteJob], schedules: [] });

test('a worker whose connections are lost while it notes a job as done takes the queue up again', async () => {
  done.length = 0;
  const running = await worker();
  // Every connection of the worker ends between the work and the note that it is done.
  during = async () => {
    during = async () => undefined;
    await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dongbo-worker'",
    );
  };
  await enqueue('first');
  await enqueue('second');
  await expect.poll(jobsLeft, { timeout: 40_000, interval: 100 }).toBe(0);
  await running.stop();
  expect(new Set(done)).toEqual(new Set(['first', 'second']));
});

/** Nobody new comes into the database, and the worker's connections end, until it is opened again. */
async function closeDatabase(): Promise<{ open: () => Promise<void> }> {
  const address = new URL(world.ownerUrl);
  const name = address.pathname.slice(1);
  address.pathname = '/postgres';
  const beside = createPool({ url: address.href, schemas: ['public'], role: null, max: 1, name: 'jobs-test' });
  await beside.query(`alter database "${name}" allow_connections false`);
  await owner.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dongbo-worker'");
  return {
    async open() {
      await beside.query(`alter database "${name}" allow_connections true`);
      await beside.end();
    },
  };
}

test('two jobs that fail one after the other while the database is away do not keep the queue from being taken up', async () => {
  done.length = 0;
  await owner.query('select 1');
  const running = await startWorker({
    ...world.worker,
    concurrency: { quick: 3, heavy: 1, partner: 1 },
    jobs: [noteJob],
    schedules: [],
  });
  const begun = new Set<string>();
  const untilAllRun = async () => {
    while (begun.size < 3) await pause(5);
  };
  let closed: Promise<{ open: () => Promise<void> }> | null = null;
  during = async (text) => {
    if (begun.has(text)) return;
    begun.add(text);
    await untilAllRun();
    const { open } = await (closed ??= closeDatabase());
    // Each failure is written down by itself, and in vain, while the third job still runs.
    if (text === 'fails first') throw new Error('first');
    await pause(100);
    if (text === 'fails second') throw new Error('second');
    await pause(500);
    await open();
  };
  for (const text of ['fails first', 'fails second', 'goes well']) await enqueue(text);
  await expect.poll(jobsLeft, { timeout: 40_000, interval: 100 }).toBe(0);
  during = async () => undefined;
  await running.stop();
  expect(done).toEqual(expect.arrayContaining(['fails first', 'fails second', 'goes well']));
});

test('the jobs of a worker that died are free within seconds, those of a living one are not touched', async () => {
  done.length = 0;
  await enqueue('of the dead');
  await enqueue('of the living');
  const take = async (text: string, holder: string) =>
    await owner.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now(), attempts = attempts + 1
      where payload -> 'payload' ->> 'text' = $2`,
      [holder, text],
    );
  await take('of the dead', 'pool-dead');
  await take('of the living', 'pool-living');
  const living = showPresence(owner, 'pool-living');
  await pause(200);
  const running = await worker();
  await expect.poll(jobsLeft, { timeout: 40_000, interval: 100 }).toBe(1);
  await pause(1500);
  expect(done).toEqual(['of the dead']);
  await living.stop();
  await expect.poll(jobsLeft, { timeout: 40_000, interval: 100 }).toBe(0);
  await running.stop();
  expect(done).toEqual(['of the dead', 'of the living']);
});
