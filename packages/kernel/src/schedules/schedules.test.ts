import type { Stage } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createPool } from '../db/database.ts';
import { jobsOf } from '../jobs/job.ts';
import { startWorker } from '../jobs/worker.ts';
import { inTransaction } from '../operation/transaction.ts';
import { planStage } from '../stage/plan-stage.ts';
import { createStages } from '../stage/stages.ts';
import { runDueSchedules, type ScheduleParts } from './run-schedules.ts';
import { defineSchedule, type Schedule } from './schedule.ts';
import { readScheduleStates } from './schedule-states.ts';
import { takeInstant } from './schedule-store.ts';

const job = jobsOf<unknown, unknown>()(
  'procedures.test-recurring',
  z.object({ day: z.string() }),
  async () => undefined,
);
const schedule = defineSchedule({
  name: 'procedures.test-recurring',
  at: { daily: '02:00' },
  job,
  input: (space, now) => ({ day: `${space} ${now.toISOString()}` }),
});
const ofOneSpace = defineSchedule({
  ...schedule,
  name: 'procedures.test-trial',
  job,
  input: () => ({ day: '' }),
  spaces: ['trial'],
});

let world: World;
let owner: ReturnType<typeof createPool>;

beforeAll(async () => {
  world = await createWorld({ key: 'kernel_jobs', systems: [] });
  owner = createPool({ url: world.ownerUrl, schemas: ['public'], role: null, max: 4, name: 'schedules-test' });
});
beforeEach(async () => {
  await owner.query("delete from kernel.system_stage where valid_from > '2026-01-01'");
  await owner.query(
    'delete from graphile_worker._private_jobs; delete from work.schedule_run; delete from work_trial.schedule_run',
  );
  world.clock.set('2026-03-11T09:00:00+07:00');
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

const at = (text: string) => new Date(`2026-03-${text}:00+07:00`);
const parts = (schedules: readonly Schedule[] = [schedule]): ScheduleParts => ({ ...world.worker, schedules });
/** As a process that has just begun. */
const fresh = (): ScheduleParts => ({ ...parts(), stages: createStages(world.databases.official.kysely) });

async function queued(): Promise<{ task: string; space: string; day: string; queue: string | null }[]> {
  const { rows } = await owner.query(
    `select t.identifier as task, j.payload ->> 'space' as space, j.payload -> 'payload' ->> 'day' as day, q.queue_name as queue
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by space`,
  );
  return rows;
}

const turn = async (stage: Stage): Promise<void> => {
  await planStage(world.databases.official.kysely, {
    system: 'procedures',
    unitId: null,
    stage,
    validFrom: world.clock.now(),
  });
};

test('nothing is due when a schedule is seen first; then one job for each due instant and space', async () => {
  await runDueSchedules(parts());
  expect(await queued()).toEqual([]);
  world.clock.set('2026-03-12T02:00:00+07:00');
  await runDueSchedules(parts());
  await runDueSchedules(parts());
  const day = '2026-03-11T19:00:00.000Z';
  const known = { task: job.name, queue: expect.stringContaining('/schedule/procedures.test-recurring') };
  expect(await queued()).toEqual([
    { ...known, space: 'official', day: `official ${day}` },
    { ...known, space: 'trial', day: `trial ${day}` },
  ]);
  // Ten days without a worker: once more, not ten times.
  world.clock.set('2026-03-22T10:00:00+07:00');
  await runDueSchedules(parts());
  expect(await queued()).toHaveLength(4);
});

test('of ten workers that look at once one enqueues', async () => {
  await runDueSchedules(parts());
  world.clock.set('2026-03-12T02:00:00+07:00');
  await Promise.all(Array.from({ length: 10 }, () => runDueSchedules(parts())));
  expect((await queued()).map(({ space }) => space)).toEqual(['official', 'trial']);
});

test('of one that dies before its commit nothing remains, and the next worker takes the instant up', async () => {
  await runDueSchedules(parts());
  const due = at('12T02:00');
  const dying = inTransaction(world.databases.official.kysely, 'required', async (db) => {
    expect(await takeInstant(db, schedule, { space: 'official', due, now: due })).toBe(true);
    throw new Error('killed');
  });
  await expect(dying).rejects.toThrow('killed');
  expect(await queued()).toEqual([]);
  world.clock.set('2026-03-12T02:30:00+07:00');
  await runDueSchedules(parts());
  expect(await queued()).toHaveLength(2);
});

test('a worker that knows less than the table does not take an older instant up', async () => {
  const db = world.databases.official.kysely;
  await runDueSchedules(parts());
  const take = (due: Date) => takeInstant(db, schedule, { space: 'official', due, now: due });
  expect(await take(at('13T02:00'))).toBe(true);
  expect(await take(at('12T02:00'))).toBe(false);
  expect(await take(at('13T02:00'))).toBe(false);
  expect(await queued()).toHaveLength(1);
});

test('a schedule of one space leaves the other alone', async () => {
  await runDueSchedules(parts([ofOneSpace]));
  world.clock.set('2026-03-12T02:00:00+07:00');
  await runDueSchedules(parts([ofOneSpace]));
  expect((await queued()).map(({ space }) => space)).toEqual(['trial']);
});

test('while its system is closed in a space it waits there, and runs once when the system opens', async () => {
  await runDueSchedules(fresh());
  world.clock.set('2026-03-13T01:00:00+07:00');
  await turn('trial');
  world.clock.set('2026-03-14T08:00:00+07:00');
  await runDueSchedules(fresh());
  expect((await queued()).map(({ space }) => space)).toEqual(['trial']);
  expect(await readScheduleStates(fresh())).toMatchObject([
    { space: 'official', closed: true, lateSeconds: 0, last: null },
    { space: 'trial', closed: false },
  ]);
  await turn('official');
  await runDueSchedules(fresh());
  expect((await queued()).map(({ space }) => space)).toEqual(['official', 'trial']);
});

test('last and next run are told, and how long a due instant has been waiting', async () => {
  expect(await readScheduleStates(parts())).toMatchObject([{ last: null, next: at('12T02:00'), lateSeconds: 0 }, {}]);
  await runDueSchedules(parts());
  world.clock.set('2026-03-12T02:30:00+07:00');
  expect(await readScheduleStates(parts())).toMatchObject([{ next: at('12T02:00'), lateSeconds: 1800 }, {}]);
  await runDueSchedules(parts());
  expect(await readScheduleStates(parts())).toMatchObject([
    {
      name: schedule.name,
      space: 'official',
      last: { due: at('12T02:00'), takenAt: at('12T02:30') },
      next: at('13T02:00'),
      lateSeconds: 0,
    },
    { space: 'trial' },
  ]);
});

test('a running worker takes up what comes due, and its job runs', async () => {
  let runs: string[] = [];
  const ticking = jobsOf<unknown, unknown>()(
    'kernel.test-tick',
    z.object({}),
    async (ctx) => void runs.push(ctx.space),
  );
  const tick = defineSchedule({ name: 'kernel.test-tick', at: { everyMinutes: 1 }, job: ticking, input: () => ({}) });
  const worker = await startWorker({ ...world.worker, jobs: [ticking], schedules: [tick] });
  const known = async () => (await owner.query('select from work_trial.schedule_run')).rowCount;
  await expect.poll(known, { timeout: 10_000 }).toBe(1);
  expect(runs).toEqual([]);
  world.clock.advance(60_000);
  await expect.poll(() => runs.toSorted(), { timeout: 10_000 }).toEqual(['official', 'trial']);
  runs = [];
  await worker.stop();
  world.clock.advance(60_000);
  expect(runs).toEqual([]);
});
