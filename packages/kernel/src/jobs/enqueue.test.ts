import type { Stage } from '@dongbo/contract';
import { setTimeout as pause } from 'node:timers/promises';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createPool } from '../db/database.ts';
import { jobsOf, type EnqueueOptions, type TypedJob } from './job.ts';
import { planStage } from '../stage/plan-stage.ts';
import { createStages } from '../stage/stages.ts';
import { runJob } from './run-job.ts';
import { runPendingJobs, startWorker } from './worker.ts';
import type { WorkerParts } from './worker-parts.ts';

const defineJob = jobsOf<unknown, unknown>();
const Text = z.object({ text: z.string() });

let world: World;
let owner: ReturnType<typeof createPool>;
let done: string[] = [];
let during: (text: string) => Promise<void> = async () => undefined;

const note = async (_: unknown, { text }: { text: string }): Promise<void> => {
  await during(text);
  done.push(text);
};
const quick = defineJob('kernel.test-quick', Text, note);
const heavy = defineJob('kernel.test-heavy', Text, note, { pool: 'heavy' });
const ofSystem = defineJob('procedures.test-note', Text, note, { maxAttempts: 1 });

beforeAll(async () => {
  world = await createWorld({ key: 'kernel_jobs', systems: [] });
  owner = createPool({ url: world.ownerUrl, schemas: ['public'], role: null, max: 2, name: 'jobs-test' });
});
beforeEach(async () => {
  done = [];
  during = async () => undefined;
  await owner.query('delete from graphile_worker._private_jobs');
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

const parts = (more: Partial<WorkerParts> = {}): WorkerParts => ({
  ...world.worker,
  jobs: [quick, heavy, ofSystem],
  schedules: [],
  ...more,
});

/** Enqueues as any act would. */
async function enqueue(
  job: TypedJob<typeof Text>,
  text: string,
  options?: EnqueueOptions,
  more: Partial<WorkerParts> = {},
): Promise<void> {
  const act = defineJob('kernel.test-act', z.object({}), async (ctx) => ctx.enqueue(job, { text }, options));
  await runJob(parts(more), act, { space: 'official', payload: {} });
}

interface Row {
  readonly task: string;
  readonly text: string;
  readonly key: string | null;
  readonly queue: string | null;
  readonly priority: number;
  readonly attempts: number;
  readonly run_at: Date;
}

async function queued(): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    `select t.identifier as task, j.payload -> 'payload' ->> 'text' as text, j.key, q.queue_name as queue, j.priority, j.attempts, j.run_at
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by j.id`,
  );
  return rows;
}

const untilNothingIsLeft = () => expect.poll(queued, { timeout: 30_000, interval: 50 }).toEqual([]);

test('the wishes of a job stand in the queue; keys and queues are those of its space', async () => {
  const runAt = new Date('2030-01-01T07:00:00+07:00');
  await enqueue(quick, 'all', { runAt, key: 'one', queue: 'of-a-partner', priority: 7 });
  await enqueue(quick, 'none');
  expect(await queued()).toMatchObject([
    { text: 'all', key: 'official/kernel.test-quick/one', queue: 'official/of-a-partner', priority: 7, run_at: runAt },
    { text: 'none', key: null, queue: null, priority: 0 },
  ]);
});

test('what a process wishes of every job stands behind what the act wishes', async () => {
  const wishes: WorkerParts['wishes'] = ({ pool }) => (pool === 'heavy' ? { priority: 5, queue: 'slow' } : {});
  await enqueue(heavy, 'wished', {}, { wishes });
  await enqueue(heavy, 'overruled', { priority: 1 }, { wishes });
  await enqueue(quick, 'not meant', {}, { wishes });
  expect(await queued()).toMatchObject([
    { text: 'wished', priority: 5, queue: 'official/slow' },
    { text: 'overruled', priority: 1, queue: 'official/slow' },
    { text: 'not meant', priority: 0, queue: null },
  ]);
});

test('a job with a key replaces the one that waits with it', async () => {
  const runAt = new Date('2030-01-01T07:00:00+07:00');
  await enqueue(quick, 'first', { key: 'same', runAt });
  await enqueue(quick, 'second', { key: 'same' });
  await enqueue(heavy, 'of another name', { key: 'same' });
  expect((await queued()).map(({ text }) => text)).toEqual(['second', 'of another name']);
});

test('jobs of one queue run one after the other', async () => {
  let running = 0;
  let most = 0;
  during = async () => {
    running += 1;
    most = Math.max(most, running);
    await pause(50);
    running -= 1;
  };
  for (const text of ['a', 'b', 'c', 'd']) await enqueue(quick, text, { queue: 'serial' });
  const workers = await Promise.all([0, 1].map(() => startWorker(parts())));
  await untilNothingIsLeft();
  for (const worker of workers) await worker.stop();
  expect({ done, most }).toEqual({ done: ['a', 'b', 'c', 'd'], most: 1 });
});

test('a job waits for its instant by the clock of the worker, and uses no try for it', async () => {
  const runAt = new Date(world.clock.now().getTime() + 3_600_000);
  await enqueue(ofSystem, 'later', { runAt });
  const open = parts();
  const worker = await startWorker(open);
  // By the database's clock, which is not that of the world, it is due.
  await expect.poll(async () => (await queued())[0]?.run_at.getTime() ?? 0).toBeGreaterThan(runAt.getTime());
  expect(done).toEqual([]);
  expect(await queued()).toMatchObject([{ text: 'later', attempts: 0 }]);
  world.clock.set(runAt.toISOString());
  await untilNothingIsLeft();
  await worker.stop();
  expect(done).toEqual(['later']);
});

/** The default stage of the system whose job it is, from now on. */
const turn = (stage: Stage): Promise<void> =>
  planStage(world.databases.official.kysely, {
    system: 'procedures',
    unitId: null,
    stage,
    validFrom: world.clock.now(),
  });
/** As a process that has just begun. */
const withStages = (more: Partial<WorkerParts> = {}): WorkerParts =>
  parts({ stages: createStages(world.databases.official.kysely), ...more });

test('a job of a system that is closed in its space waits, and runs once it is open', async () => {
  await enqueue(ofSystem, 'closed');
  await enqueue(quick, 'of the kernel');
  await turn('trial');
  const worker = await startWorker(withStages());
  const inFiveMinutes = () =>
    owner.query(
      "select 1 from graphile_worker._private_jobs where run_at > now() + interval '4 minutes' and locked_at is null",
    );
  await expect.poll(async () => (await inFiveMinutes()).rowCount).toBe(1);
  await expect.poll(queued).toMatchObject([{ text: 'closed', attempts: 0 }]);
  expect(done).toEqual(['of the kernel']);
  await turn('official');
  world.clock.set(new Date(world.clock.now().getTime() + 5_001).toISOString());
  await owner.query('update graphile_worker._private_jobs set run_at = now()');
  await untilNothingIsLeft();
  await worker.stop();
  expect(done).toEqual(['of the kernel', 'closed']);
});

test('a job of a system that was given up is dropped', async () => {
  const { promise: logged, resolve } = Promise.withResolvers<unknown>();
  await enqueue(ofSystem, 'never');
  await turn('retired');
  const worker = await startWorker(withStages({ log: { ...world.worker.log, warn: resolve } }));
  await untilNothingIsLeft();
  await worker.stop();
  expect(await logged).toEqual({ job: ofSystem.name, space: 'official' });
  expect(done).toEqual([]);
  await turn('official');
});

test('a heavy job keeps nobody from the quick ones', async () => {
  const { promise, resolve: finish } = Promise.withResolvers<void>();
  during = async (text) => {
    if (text === 'heavy') await promise;
  };
  const worker = await startWorker(parts({ concurrency: { quick: 1, heavy: 1, partner: 1 } }));
  await enqueue(heavy, 'heavy');
  await enqueue(quick, 'quick');
  await expect.poll(() => done, { timeout: 10_000, interval: 20 }).toEqual(['quick']);
  finish();
  await untilNothingIsLeft();
  await worker.stop();
  expect(done).toEqual(['quick', 'heavy']);
});

test('what is due is worked off although its queue is let go a moment later', async () => {
  const hold = async (by: string | null) =>
    await owner.query(
      `update graphile_worker._private_job_queues set locked_by = $1, locked_at = case when $1::text is not null then now() end
      where queue_name = 'official/held'`,
      [by],
    );
  await enqueue(quick, 'waits', { queue: 'held' });
  await hold('somebody');
  const [, , told] = await Promise.all([
    runPendingJobs(parts()),
    pause(300).then(async () => await hold(null)),
    pause(150).then(() => [...done]),
  ]);
  expect(told).toEqual([]);
  expect(done).toEqual(['waits']);
});
