import type { Space } from '@dongbo/contract';
import { listMeasures } from '@dongbo/contract';
import { asSystem, createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '../db/database.ts';
import { addCursors } from '../events/projection-cursor.ts';
import { runDueSchedules } from '../schedules/run-schedules.ts';

let world: World;
let owner: ReturnType<typeof createPool>;
beforeAll(async () => {
  world = await createWorld({ key: 'kernel_jobs', systems: [] });
  owner = createPool({ url: world.ownerUrl, schemas: ['public'], role: null, max: 1, name: 'measures-test' });
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

const before = (seconds: number) => new Date(world.clock.now().getTime() - seconds * 1000);

/** The single values by the name after `kernel.`; undefined where there is nothing to tell. */
async function read(space: Space = 'official'): Promise<Record<string, number | undefined>> {
  const { items } = await world.call(listMeasures, { system: 'kernel' }, { as: asSystem, space });
  expect(items.every(({ values }) => values.every(({ unitId }) => unitId === null))).toBe(true);
  return Object.fromEntries(items.map(({ name, values }) => [name.replace('kernel.', ''), values[0]?.value]));
}

test('of a program where nothing happened yet everything is zero, and no backup has no age', async () => {
  const { 'database-size': size, ...rest } = await read();
  expect(size).toBeGreaterThan(1_000_000);
  expect(rest).toEqual({
    'jobs-waiting': 0,
    'jobs-given-up': 0,
    'oldest-job-age': 0,
    'projection-age': 0,
    'schedule-age': 0,
    'messages-waiting': 0,
    'messages-failed': 0,
    'oldest-message-age': 0,
    'sign-ins-today': 0,
    'backup-age': undefined,
  });
});

test('jobs are counted by space: waiting ones, also of later, with the age of the oldest that is due, and those given up', async () => {
  const add = async (space: Space, seconds: number, attempts = 0): Promise<void> => {
    const { rows } = await owner.query<{ id: string }>(
      `select (graphile_worker.add_job('kernel.test-measured', $1, run_at => now() + $2 * interval '1 second', max_attempts => 2)).id`,
      [JSON.stringify({ space, payload: {} }), seconds],
    );
    await owner.query('update graphile_worker._private_jobs set attempts = $2 where id = $1', [rows[0]?.id, attempts]);
  };
  await add('official', -60);
  await add('official', -600, 1);
  await add('official', 600);
  await add('official', -6000, 2);
  await add('trial', -30);
  const official = await read();
  expect(official).toMatchObject({ 'jobs-waiting': 3, 'jobs-given-up': 1 });
  expect(Math.abs((official['oldest-job-age'] ?? 0) - 600)).toBeLessThan(30);
  expect(await read('trial')).toMatchObject({ 'jobs-waiting': 1, 'jobs-given-up': 0 });
});

test('sign-ins are those that went well since midnight in Vietnam', async () => {
  const entry = (operation: string, outcome: string, at: string) => ({
    id: crypto.randomUUID(),
    at: new Date(at),
    actor_name: 'Test',
    operation,
    outcome,
  });
  const signIn = 'kernel.session.sign-in';
  await world.databases.official.kysely
    .insertInto('audit_entry')
    .values([
      entry(signIn, 'done', '2026-03-11T00:00:00+07:00'),
      entry(signIn, 'done', '2026-03-11T08:59:00+07:00'),
      entry(signIn, 'done', '2026-03-10T23:59:59+07:00'),
      entry(signIn, 'session.wrong-credentials', '2026-03-11T08:00:00+07:00'),
      entry('kernel.session.sign-out', 'done', '2026-03-11T08:00:00+07:00'),
    ])
    .execute();
  expect(await read()).toMatchObject({ 'sign-ins-today': 2 });
  expect(await read('trial')).toMatchObject({ 'sign-ins-today': 0 });
});

test('the last backup that succeeded has an age in days', async () => {
  const run = (kind: string, at: Date, succeeded = true) => ({
    id: crypto.randomUUID(),
    kind,
    folder: '/backup',
    at,
    succeeded,
    facts: '{}',
  });
  await world.databases.official.kysely
    .insertInto('backup_run')
    .values([
      run('backup', before(10 * 86_400)),
      run('changes', before(1.5 * 86_400)),
      run('changes', before(60), false),
      run('drill', before(60)),
    ])
    .execute();
  expect(await read()).toMatchObject({ 'backup-age': 1.5 });
});

test('a projection is as old as the oldest event that it lacks, a schedule as what is due and was not taken up', async () => {
  const { kysely } = world.databases.official;
  await addCursors(kysely, ['kernel.test-projection'], world.clock.now());
  await kysely
    .insertInto('event')
    .values({
      id: crypto.randomUUID(),
      type: 'kernel.test',
      subject_id: crypto.randomUUID(),
      actor_id: crypto.randomUUID(),
      payload: '{}',
      at: before(90),
      position: 0,
    })
    .execute();
  expect(await read()).toMatchObject({ 'projection-age': 90 });
  await runDueSchedules(world.worker);
  world.clock.advance(90 * 60_000);
  expect(await read()).toMatchObject({ 'schedule-age': 1800 });
  await runDueSchedules(world.worker);
  expect(await read()).toMatchObject({ 'schedule-age': 0 });
});
