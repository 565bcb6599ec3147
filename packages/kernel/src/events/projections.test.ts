import { defineEvent } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createPool } from '../db/database.ts';
import { jobsOf } from '../jobs/job.ts';
import { runJob } from '../jobs/run-job.ts';
import { catchUpProjections, followEvents, type FollowerParts } from './follow-events.ts';
import { projectionsOf, type Projection } from './projection.ts';
import { readProjectionStates } from './projection-cursor.ts';
import { CursorCounterWentBack, rebuildProjection, runBatch } from './run-projection.ts';

const happened = defineEvent('procedures.test-happened', z.object({ text: z.string() }));
const other = defineEvent('procedures.test-other', z.object({}));

const defineJob = jobsOf<unknown, unknown>();
const defineProjection = projectionsOf<unknown>();

let world: World;
let owner: ReturnType<typeof createPool>;
let fails = false;
let batches: number[] = [];

/** Every event as a row; twice followed it would stand there twice. */
const seen: Projection = defineProjection({
  name: 'procedures.test-seen',
  events: [happened],
  batch: 10,
  async run({ db }, events) {
    if (fails) throw new Error('not today');
    batches.push(events.length);
    const texts = events.map(({ payload }) => payload.text);
    await sql`insert into seen (text) select * from unnest(${texts}::text[])`.execute(db);
  },
  reset: async ({ db }) => {
    await sql`delete from seen`.execute(db);
  },
});

const all = defineProjection({
  name: 'kernel.test-all',
  events: '*',
  async run({ db, space }, events) {
    const types = events.map(({ type }) => `${space} ${type}`);
    await sql`insert into seen (text) select * from unnest(${types}::text[])`.execute(db);
  },
  reset: async () => undefined,
});

beforeAll(async () => {
  world = await createWorld({ key: 'kernel_jobs', systems: [] });
  owner = createPool({
    url: world.ownerUrl,
    schemas: ['work', 'kernel'],
    role: null,
    max: 4,
    name: 'projections-test',
  });
  for (const schema of ['work', 'work_trial'])
    await owner.query(`create table ${schema}.seen (n bigint generated always as identity, text text);
      grant all on ${schema}.seen to dongbo_app`);
});
beforeEach(async () => {
  fails = false;
  batches = [];
  await owner.query(
    'truncate seen, work_trial.seen, event, projection_cursor, work_trial.event, work_trial.projection_cursor',
  );
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

const partsWith = (...projections: Projection[]): FollowerParts => ({ ...world.worker, projections });

/** One act with an event for each text. */
async function emit(...texts: string[]): Promise<void> {
  const act = defineJob('kernel.test-emit', z.object({}), async (ctx) => {
    for (const text of texts) ctx.emit(happened, { text }, { subjectId: ctx.newId() });
  });
  await runJob(world.worker, act, { space: 'official', payload: {} });
}

const texts = async (): Promise<string[]> =>
  (await owner.query<{ text: string }>('select text from seen order by n')).rows.map(({ text }) => text);

const numbers = (count: number, prefix = '') =>
  Array.from({ length: count }, (_, number) => `${prefix}${String(number).padStart(3, '0')}`);

test('an event whose transaction commits late is not missed, and stands in its place', async () => {
  const late = await owner.connect();
  await late.query('begin');
  await late.query(
    `insert into event (id, type, subject_id, actor_id, payload, at, position)
    values (gen_random_uuid(), $1, gen_random_uuid(), gen_random_uuid(), '{"text": "late"}', $2, 0)`,
    [happened.type, new Date(world.clock.now().getTime() + 3_600_000)],
  );
  await emit('early');
  const parts = partsWith(seen);
  const follower = followEvents(parts);
  const state = async () =>
    (await readProjectionStates(world.databases.official.kysely)).map(({ oldest }) => oldest !== null);
  await expect.poll(state).toEqual([true]);
  await emit('while it runs');
  expect(await texts()).toEqual([]);
  await late.query('commit');
  late.release();
  await expect.poll(texts, { timeout: 20_000 }).toEqual(['late', 'early', 'while it runs']);
  await follower.stop();
});

test('a batch is one transaction of at most its size, in the order of the acts', async () => {
  for (const text of numbers(3)) await emit(`${text} a`, `${text} b`);
  await emit(...numbers(20, 'x'));
  await catchUpProjections(partsWith(seen));
  expect(await texts()).toEqual([...numbers(3).flatMap((text) => [`${text} a`, `${text} b`]), ...numbers(20, 'x')]);
  expect(batches).toEqual([10, 10, 6]);
});

test('what no projection follows moves it on all the same; one of all events has both spaces apart', async () => {
  await emit('one');
  const act = defineJob('kernel.test-emit', z.object({}), async (ctx) =>
    ctx.emit(other, {}, { subjectId: ctx.newId() }),
  );
  for (const space of ['official', 'trial']) await runJob(world.worker, act, { space, payload: {} });
  await catchUpProjections(partsWith(seen, all));
  expect((await texts()).toSorted()).toEqual([
    'official procedures.test-happened',
    'official procedures.test-other',
    'one',
  ]);
  expect((await owner.query('select text from work_trial.seen')).rows).toEqual([
    { text: 'trial procedures.test-other' },
  ]);
  const states = await readProjectionStates(world.databases.official.kysely);
  expect(states).toEqual([
    { name: 'kernel.test-all', oldest: null, canGoOn: false },
    { name: 'procedures.test-seen', oldest: null, canGoOn: false },
  ]);
});

test('several processes at once follow each event once, woken by the signal of the act', async () => {
  const parts = partsWith(seen);
  const followers = [0, 1, 2].map(() => followEvents(parts));
  const wanted = numbers(120);
  for (const text of wanted) await emit(text);
  await expect.poll(async () => (await texts()).length, { timeout: 20_000 }).toBe(wanted.length);
  for (const follower of followers) await follower.stop();
  expect(await texts()).toEqual(wanted);
  // Acts that come together are taken together.
  expect(batches.length).toBeLessThan(wanted.length);
});

test('what a worker does not follow is passed with its next look, in both spaces', async () => {
  const follower = followEvents(partsWith(seen));
  await emit('one');
  await expect.poll(texts, { timeout: 20_000 }).toEqual(['one']);
  const act = defineJob('kernel.test-emit', z.object({}), async (ctx) =>
    ctx.emit(other, {}, { subjectId: ctx.newId() }),
  );
  for (const space of ['official', 'trial'] as const) {
    await runJob(world.worker, act, { space, payload: {} });
    const oldest = async () => (await readProjectionStates(world.databases[space].kysely))[0]?.oldest;
    await expect.poll(oldest, { timeout: 20_000 }).toBe(null);
  }
  await follower.stop();
});

test('is made anew while others write: every event is in it once', async () => {
  const parts = partsWith(seen);
  const wanted = numbers(90);
  const follower = followEvents(parts);
  for (const [index, text] of wanted.entries()) {
    await emit(text);
    if (index === 40 || index === 60) await rebuildProjection(parts, 'official', seen.name);
  }
  await expect.poll(async () => (await texts()).length, { timeout: 20_000 }).toBe(wanted.length);
  await follower.stop();
  expect(await texts()).toEqual(wanted);
  await expect(rebuildProjection(parts, 'official', 'procedures.nothing')).rejects.toThrow('procedures.nothing');
});

test('one that fails stays behind, shows its age, and goes on when it goes well', async () => {
  fails = true;
  const parts = partsWith(seen);
  await emit('first');
  await expect(catchUpProjections(parts)).rejects.toThrow('not today');
  expect(await readProjectionStates(world.databases.official.kysely)).toMatchObject([{ oldest: world.clock.now() }]);
  const follower = followEvents(parts);
  fails = false;
  await expect.poll(texts, { timeout: 20_000 }).toEqual(['first']);
  await follower.stop();
});

test('a transaction counter that went back stops it instead of missing what comes', async () => {
  await emit('first');
  await catchUpProjections(partsWith(seen));
  await owner.query("update projection_cursor set xid = '999999999999'");
  await emit('after');
  await expect(runBatch(partsWith(seen), 'official', seen)).rejects.toThrow(CursorCounterWentBack);
  expect(await readProjectionStates(world.databases.official.kysely)).toMatchObject([{ canGoOn: true }]);
});
