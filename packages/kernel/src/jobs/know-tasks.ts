import { createPool } from '../db/database.ts';
import { jobPools } from './job.ts';
import { taskListOf } from './task-list.ts';
import type { WorkerParts } from './worker-parts.ts';

/** Makes the tasks of a program known to the queue, as a worker does that comes up. Else the first transaction that queues one
 * does so, and every other that wants the same waits until that one ends. */
export async function knowTasks(parts: WorkerParts): Promise<void> {
  const names = jobPools.flatMap((pool) => Object.keys(taskListOf(parts, pool)));
  const pool = createPool({ url: parts.ownerUrl, schemas: ['public'], role: null, max: 1, name: 'dongbo-tasks' });
  try {
    await pool.query(
      `insert into graphile_worker._private_tasks (identifier) select name from unnest($1::text[]) as name
      where not exists (select from graphile_worker._private_tasks where identifier = name) on conflict do nothing`,
      [names],
    );
  } finally {
    await pool.end();
  }
}
