import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createPool } from '../db/database.ts';
import { jobsOf } from './job.ts';
import { knowTasks } from './know-tasks.ts';

const defineJob = jobsOf<unknown, unknown>();
const job = defineJob('kernel.test-known', z.object({}), async () => undefined);

let world: World;
let owner: ReturnType<typeof createPool>;
beforeAll(async () => {
  world = await createWorld({ key: 'kernel_tasks', systems: [] });
  owner = createPool({ url: world.ownerUrl, schemas: ['public'], role: null, max: 2, name: 'tasks-test' });
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

/** Queues a job of a name in a transaction that stays open, and one in another that does not wait long. */
async function queueTwice(name: string): Promise<void> {
  const [first, second] = [await owner.connect(), await owner.connect()];
  try {
    await first.query('begin');
    await first.query('select graphile_worker.add_job($1)', [name]);
    await second.query(`begin; set local lock_timeout = '300ms'`);
    await second.query('select graphile_worker.add_job($1)', [name]);
  } finally {
    for (const client of [first, second]) {
      await client.query('rollback');
      client.release();
    }
  }
}

test('who queues a job of a known task waits for nobody else who does, however long they take', async () => {
  await expect(queueTwice('kernel.test-unknown')).rejects.toThrow('lock timeout');
  await knowTasks({ ...world.worker, jobs: [job] });
  await queueTwice(job.name);
  // A second time it changes nothing.
  await knowTasks({ ...world.worker, jobs: [job] });
  await queueTwice(job.name);
});
