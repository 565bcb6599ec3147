import { createWorld, type World } from '@dongbo/testing';
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool } from '../db/database.ts';

interface Spec {
  readonly identifier: string;
  readonly payload?: unknown;
  readonly max_attempts?: number;
  readonly job_key?: string;
  readonly queue_name?: string;
  readonly run_at?: string;
  readonly priority?: number;
  readonly flags?: readonly string[];
}

let world: World;
let owner: ReturnType<typeof createPool>;

const plain: Spec = { identifier: 'known', payload: { space: 'official', eventId: 'one' }, max_attempts: 12 };
const ofNobodyKnown: Spec = { ...plain, identifier: 'never heard of' };

beforeAll(async () => {
  world = await createWorld({ key: 'kernel_jobs', systems: [] });
  owner = createPool({ url: world.ownerUrl, schemas: ['public'], role: null, max: 2, name: 'record-act-test' });
  await owner.query("insert into graphile_worker._private_tasks (identifier) values ('known'), ('also known')");
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

/** Nothing of what the body does stays. Its `now()` is one and the same. */
async function undone<T>(body: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    return await body(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const recordAct = (client: PoolClient, schema: string, specs: readonly Spec[]) =>
  client.query(`select ${schema}.record_act('[]', '[]', $1, null, null, null, null, null, null, null)`, [
    JSON.stringify(specs),
  ]);

const addJobs = (client: PoolClient, specs: readonly Spec[]) =>
  client.query(
    `select graphile_worker.add_jobs(array(
      select j from json_populate_recordset(null::graphile_worker.job_spec, $1) as j))`,
    [JSON.stringify(specs)],
  );

/** The rows as they are, all columns but their number, and takes them away. */
async function takeRows(client: PoolClient): Promise<unknown[]> {
  const { rows } = await client.query<{ row: unknown }>(
    `with taken as (delete from graphile_worker._private_jobs returning *)
    select to_jsonb(taken) - 'id' as row from taken order by taken.payload::text`,
  );
  return rows.map(({ row }) => row);
}

/** Whatever goes to the queue's own function fails. */
const closeAddJobs = (client: PoolClient) =>
  client.query(`
    create or replace function graphile_worker.add_jobs(
      specs graphile_worker.job_spec[], job_key_preserve_run_at boolean default false
    ) returns setof graphile_worker._private_jobs language plpgsql as
    $$ begin raise exception 'asked add_jobs for %', array_length(specs, 1); end $$`);

describe.each(['work', 'work_trial'])('jobs of an act, in the schema %s', (schema) => {
  test.each<[string, readonly Spec[]]>([
    ['one', [plain]],
    ['several of several tasks', [plain, { ...plain, identifier: 'also known', payload: [1, { two: 'ă "' }] }, plain]],
    ['one without anything', [{ identifier: 'known' }]],
    ['one with a key', [{ ...plain, job_key: 'key' }]],
    ['one with every wish', [{ ...plain, queue_name: 'q', run_at: '2030-01-01', priority: 3, flags: ['a', 'b'] }]],
    ['one of a task that nobody knows', [ofNobodyKnown, plain]],
  ])('stand in the queue as its own function would have put them: %s', async (_, specs) => {
    await undone(async (client) => {
      await recordAct(client, schema, specs);
      const ours = await takeRows(client);
      await addJobs(client, specs);
      expect(ours).toEqual(await takeRows(client));
      expect(ours).toHaveLength(specs.length);
    });
  });

  test('that are plain do not go through it', async () => {
    await undone(async (client) => {
      await closeAddJobs(client);
      await recordAct(client, schema, [plain, { ...plain, identifier: 'also known' }]);
      expect(await takeRows(client)).toHaveLength(2);
    });
  });

  test.each<[string, Spec]>([
    ['has a key', { ...plain, job_key: 'key' }],
    ['has a queue', { ...plain, queue_name: 'queue' }],
    ['has its time', { ...plain, run_at: '2030-01-01' }],
    ['has a rank', { ...plain, priority: 1 }],
    ['has a flag', { ...plain, flags: ['flag'] }],
    ['has a task that nobody knows', ofNobodyKnown],
  ])('all go through it when one of them %s', async (_, spec) => {
    await undone(async (client) => {
      await closeAddJobs(client);
      await expect(recordAct(client, schema, [plain, spec])).rejects.toThrow('asked add_jobs for 2');
    });
  });

  test('all go through it when the queue is of another version', async () => {
    await undone(async (client) => {
      await client.query(
        'insert into graphile_worker.migrations (id) select max(id) + 1 from graphile_worker.migrations',
      );
      await closeAddJobs(client);
      await expect(recordAct(client, schema, [plain])).rejects.toThrow('asked add_jobs for 1');
    });
  });
});

test('a worker is woken by a plain job at the commit', async () => {
  const listener = await owner.connect();
  try {
    const heard = new Promise<string>((resolve) => {
      listener.once('notification', ({ payload }) => resolve(payload ?? ''));
    });
    await listener.query('listen "jobs:insert"');
    const client = await owner.connect();
    await recordAct(client, 'work', [plain, plain]);
    client.release();
    expect(JSON.parse(await heard)).toEqual({ r: expect.any(Number), count: 2 });
  } finally {
    await listener.query('unlisten *');
    listener.release();
  }
});
