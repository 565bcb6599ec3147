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
let during: () => Promise<void> = async () => undefined;

const noteJob: Job = {
  name: 'test.note',
  payload: z.object({ text: z.string() }),
  givenUp: null,
  maxAttempts: 5,
  run: async (_, payload) => {
    const { text } = z.object({ text: z.string() }).parse(payload);
    await during();
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

const worker = () => startWorker({ ...world.worker, jobs: [noteJob] });

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
