import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createPool } from '../db/database.ts';
import type { KernelTables } from '../db/tables.ts';
import { tellOfGivenUpJobs } from '../jobs/given-up-jobs.ts';
import { jobsOf, type EnqueueOptions } from '../jobs/job.ts';
import { runJob } from '../jobs/run-job.ts';
import { startWorker } from '../jobs/worker.ts';
import { deliveriesOf, pauseAfter, usualBackoff } from './delivery.ts';
import { noteDelivery, type NoteOptions } from './note-delivery.fixture.ts';
import { startPartner, type Partner } from './partner-server.fixture.ts';
import { deliveryId } from './run-delivery.ts';

let world: World;
let owner: ReturnType<typeof createPool>;
let partner: Partner;

beforeAll(async () => {
  world = await createWorld({ key: 'kernel_jobs', systems: [] });
  owner = createPool({ url: world.ownerUrl, schemas: ['public'], role: null, max: 2, name: 'deliveries-test' });
});
beforeEach(async () => {
  await owner.query('delete from graphile_worker._private_jobs');
  partner = await startPartner();
});
afterEach(async () => await partner[Symbol.asyncDispose]());
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

const db = () => world.databases.official.kysely;
const deliveryTo = (options: Partial<NoteOptions> = {}) => noteDelivery({ address: partner.address, ...options });
type Note = ReturnType<typeof noteDelivery>;
const workWith = (delivery: Note) => startWorker({ ...world.worker, jobs: [], schedules: [], deliveries: [delivery] });

/** A message that waits, with its delivery enqueued in the transaction of an act. */
async function post(delivery: Note, task = 'hello', options?: EnqueueOptions): Promise<string> {
  const progressId = crypto.randomUUID();
  const { personId } = await world.actor('congdan1');
  const act = jobsOf<KernelTables, unknown>()('kernel.test-act', z.object({}), async (ctx) => {
    const at = ctx.now;
    const row = {
      id: progressId,
      person_id: personId ?? '',
      task,
      share: 0,
      state: 'waiting',
      started_at: at,
      updated_at: at,
    };
    await ctx.db.insertInto('job_progress').values(row).execute();
    ctx.enqueue(delivery, { progressId }, options);
  });
  await runJob(world.worker, act, { space: 'official', payload: {} });
  return progressId;
}

const noted = async (id: string) =>
  await db()
    .selectFrom('job_progress')
    .select(['state', 'task', 'share'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const auditOf = async (id: string) =>
  await db().selectFrom('audit_entry').select(['operation', 'actor_name']).where('subject_id', '=', id).execute();

interface Row {
  readonly attempts: number;
  readonly max_attempts: number;
  readonly tries: number | null;
  readonly waits: number;
  readonly last_error: string | null;
}
async function queued(): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    `select attempts, max_attempts, (payload ->> 'tries')::integer as tries, last_error,
      extract(epoch from run_at - now())::float as waits
    from graphile_worker._private_jobs where locked_at is null order by id`,
  );
  return rows;
}
const untilSent = () => expect.poll(() => partner.heard.length, { timeout: 20_000, interval: 20 });
const untilState = (id: string, state: string) =>
  expect.poll(async () => (await noted(id)).state, { timeout: 30_000, interval: 30 }).toBe(state);
const dueNow = () => owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null');

test('a message is claimed, sent with an id, and its answer recorded as an act of the delivery', async () => {
  const delivery = deliveryTo();
  const id = await post(delivery);
  const worker = await workWith(delivery);
  await untilState(id, 'done');
  await worker.stop();
  expect(await noted(id)).toMatchObject({ task: 'taken' });
  expect(partner.heard).toMatchObject([
    { id: expect.stringMatching(/^[0-9a-f-]{36}$/), body: { task: 'hello', number: 1 } },
  ]);
  expect(await auditOf(id)).toEqual([{ operation: delivery.name, actor_name: `system:${delivery.name}` }]);
  expect(await queued()).toEqual([]);
});

test('what was withdrawn meanwhile is not sent', async () => {
  const delivery = deliveryTo();
  const id = await post(delivery);
  await db().updateTable('job_progress').set({ state: 'done' }).where('id', '=', id).execute();
  const worker = await workWith(delivery);
  await expect.poll(queued, { timeout: 20_000 }).toEqual([]);
  await worker.stop();
  expect(partner.heard).toEqual([]);
});

test('no connection stands in a transaction while a partner takes its time', async () => {
  const delivery = deliveryTo();
  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
  partner.answer = (response) => void mayAnswer.then(() => response.end('late'));
  const id = await post(delivery);
  const worker = await workWith(delivery);
  await untilSent().toBe(1);
  // Polled: a connection that a pool opens at this moment is in a statement too, but goes; one that stood in a transaction would stay.
  const standing = async () => {
    const { rows } = await owner.query(
      `select state, query from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and (xact_start is not null or state like 'idle in%')`,
    );
    return rows;
  };
  await expect.poll(standing, { timeout: 5_000 }).toEqual([]);
  expect(await noted(id)).toMatchObject({ state: 'running' });
  answer();
  await untilState(id, 'done');
  await worker.stop();
});

describe('a partner that fails', () => {
  test('is asked again after the pauses of the delivery, with the same id, until it answers', async () => {
    const delivery = deliveryTo({ backoffSeconds: [20, 500] });
    const id = await post(delivery);
    partner.answer = (response) => void response.writeHead(503).end();
    const worker = await workWith(delivery);
    for (const [tries, seconds] of [
      [1, 20],
      [2, 500],
      [3, 500],
    ] as const) {
      await expect.poll(async () => (await queued())[0]?.tries, { timeout: 20_000 }).toBe(tries);
      const [job] = await queued();
      expect(job).toMatchObject({ attempts: 0, last_error: 'the partner answers 503' });
      expect(Math.abs((job?.waits ?? 0) - seconds)).toBeLessThan(10);
      if (tries === 3) partner.answer = (response) => void response.end('at last');
      await dueNow();
    }
    await untilState(id, 'done');
    await worker.stop();
    expect(partner.heard.map(({ body }) => body)).toMatchObject([1, 2, 3, 4].map((number) => ({ number })));
    expect(new Set(partner.heard.map((one) => one.id)).size).toBe(1);
  });

  test('is given up after the last try, which is told once, also by two who look', async () => {
    const delivery = deliveryTo({ maxAttempts: 2, backoffSeconds: [20] });
    const id = await post(delivery);
    partner.answer = (response) => void response.destroy();
    const worker = await workWith(delivery);
    await expect.poll(async () => (await queued())[0]?.tries, { timeout: 20_000 }).toBe(1);
    await dueNow();
    await expect.poll(async () => (await queued())[0]?.attempts, { timeout: 20_000 }).toBe(2);
    await dueNow();
    const parts = { ...world.worker, jobs: [], deliveries: [delivery] };
    await Promise.all([tellOfGivenUpJobs(parts), tellOfGivenUpJobs(parts)]);
    expect(await tellOfGivenUpJobs(parts)).toBe(0);
    await worker.stop();
    expect(await noted(id)).toMatchObject({ state: 'failed', share: 1 });
    expect(partner.heard).toHaveLength(2);
  });

  test('and never answers is left after the time of the delivery', async () => {
    const delivery = deliveryTo({ timeoutMs: 300 });
    partner.answer = () => undefined;
    await post(delivery);
    const worker = await workWith(delivery);
    await expect.poll(async () => (await queued())[0]?.tries, { timeout: 10_000 }).toBe(1);
    expect((await queued())[0]?.last_error).toMatch(/abort|no answer within 300 ms/);
    await worker.stop();
  });

  test('is left also by a delivery that takes no notice of the signal', async () => {
    const deaf = deliveriesOf<KernelTables, unknown>()({
      name: 'kernel.test-note',
      payload: z.object({ progressId: z.uuid() }),
      timeoutMs: 100,
      claim: async () => ({}),
      send: () => new Promise<never>(() => undefined),
      record: async () => undefined,
    });
    await post(deaf);
    const worker = await workWith(deaf);
    await expect.poll(async () => (await queued())[0]?.last_error, { timeout: 10_000 }).toBe('no answer within 100 ms');
    await worker.stop();
  });

  test('keeps nobody from stopping the worker, and that uses up no try', async () => {
    const delivery = deliveryTo({ timeoutMs: 120_000 });
    partner.answer = () => undefined;
    await post(delivery);
    const worker = await workWith(delivery);
    await untilSent().toBe(1);
    await worker.stop();
    expect(await queued()).toMatchObject([{ attempts: 0, tries: null }]);
  });

  test('is not asked again with what another message has replaced', async () => {
    const delivery = deliveryTo();
    const { promise: mayFail, resolve: fail } = Promise.withResolvers<void>();
    partner.answer = (response) => void mayFail.then(() => response.writeHead(500).end());
    const first = await post(delivery, 'first', { key: 'of-a-case' });
    const worker = await workWith(delivery);
    await untilSent().toBe(1);
    const second = await post(delivery, 'second', { key: 'of-a-case' });
    partner.answer = (response) => void response.end('taken');
    fail();
    await untilState(second, 'done');
    await expect.poll(queued, { timeout: 20_000 }).toEqual([]);
    await worker.stop();
    expect(await noted(first)).toMatchObject({ state: 'running' });
    expect(partner.heard.map(({ body }) => body)).toMatchObject([{ task: 'first' }, { task: 'second' }]);
  });
});

test('a worker that is killed between answer and record leaves it to be sent again, with the same id', async () => {
  const delivery = deliveryTo();
  const id = await post(delivery);
  const program = fileURLToPath(new URL('send-and-die.fixture.ts', import.meta.url));
  const dying = spawn(process.execPath, [program, world.ownerUrl, partner.address], { stdio: 'ignore' });
  const [, signal] = await once(dying, 'exit');
  expect(signal).toBe('SIGKILL');
  expect(partner.heard).toHaveLength(1);
  expect(await noted(id)).toMatchObject({ state: 'running' });
  const worker = await workWith(delivery);
  await untilState(id, 'done');
  await worker.stop();
  const [first, second, ...more] = partner.heard;
  expect(more).toEqual([]);
  expect(second?.id).toBe(first?.id);
  expect(second?.body).toMatchObject({ number: 2 });
});

test('the id of a delivery is a UUID, and another one for another job, another content, another count of jobs', () => {
  const job = { id: '1', created_at: new Date('2026-03-11T02:00:00Z'), revision: 0 };
  const ids = [
    deliveryId('sample.one', job),
    deliveryId('sample.two', job),
    deliveryId('sample.one', { ...job, id: '2' }),
    deliveryId('sample.one', { ...job, revision: 1 }),
    deliveryId('sample.one', { ...job, created_at: new Date('2026-03-12T02:00:00Z') }),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
  expect(deliveryId('sample.one', { ...job })).toBe(ids[0]);
});

test('pauses are data: the last one holds on, and none is shorter than a second', () => {
  expect([1, 2, 3, 9].map((attempt) => pauseAfter({ backoffSeconds: [5, 60, 600] }, attempt))).toEqual([
    5, 60, 600, 600,
  ]);
  expect(usualBackoff.toSorted((a, b) => a - b)).toEqual(usualBackoff);
  const define = deliveriesOf<unknown, unknown>();
  const parts = {
    name: 'kernel.test-note',
    payload: z.object({}),
    claim: async () => ({}),
    send: async () => undefined,
    record: async () => undefined,
  };
  expect(() => define({ ...parts, backoffSeconds: [0.5] })).toThrow(/a second at least/);
  expect(() => define({ ...parts, backoffSeconds: [] })).toThrow(/a second at least/);
});
