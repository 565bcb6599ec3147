import { setTimeout as pause } from 'node:timers/promises';
import { runOnce } from 'graphile-worker';
import { createPool } from '../db/database.ts';
import { quietLogger } from '../db/quiet-logger.ts';
import { catchUpProjections, followEvents } from '../events/follow-events.ts';
import { startScheduler } from '../schedules/run-schedules.ts';
import { jobPools } from './job.ts';
import { superviseQueue, type Worker } from './queue.ts';
import { taskListOf } from './task-list.ts';
import type { WorkerParts } from './worker-parts.ts';

/** What a queue needs of the pool beside its jobs: it listens, takes, writes down, and shows that it lives. */
const besideJobs = 4;

const poolOf = ({ ownerUrl, concurrency }: WorkerParts) =>
  createPool({
    url: ownerUrl,
    schemas: ['public'],
    role: null,
    max: jobPools.reduce((sum, pool) => sum + concurrency[pool] + besideJobs, 0),
    name: 'dongbo-worker',
  });

/** Works off the queue until stopped, each class of jobs by workers of its own, follows the events, and runs the schedules; failures are logged,
 * retried with growing pauses, and parked after the last try. */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const pool = poolOf(parts);
  const queues: Worker[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(queues.map((queue) => queue.stop()));
    await pool.end();
  };
  try {
    for (const of of jobPools) {
      const tasks = taskListOf(parts, of);
      if (Object.keys(tasks).length === 0) continue;
      queues.push(await superviseQueue({ pool, tasks, concurrency: parts.concurrency[of], log: parts.log }));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const follower = followEvents(parts);
  const scheduler = startScheduler(parts);
  return {
    async stop() {
      await Promise.all([follower.stop(), scheduler.stop()]);
      await stop();
    },
  };
}

/** So often a job is looked for anew whose queue is still held, and so long is waited in between. */
const mostWaits = 100;
const waitMs = 20;

/** Works off the jobs that are due now and returns; for tests and the terminal. A queue is let go a moment after its job has ended, in
 * which the next of it is not seen: hence once more while there is one that was not there before, or whose queue is still held. */
export async function runPendingJobs(parts: WorkerParts): Promise<void> {
  const pool = poolOf(parts);
  const taskList = Object.assign({}, ...jobPools.map((of) => taskListOf(parts, of)));
  const due = async (): Promise<{ readonly ids: string; readonly isHeld: boolean }> => {
    const { rows } = await pool.query<{ ids: string; isHeld: boolean }>(
      `select coalesce(string_agg(j.id::text, ' ' order by j.id), '') as ids, coalesce(bool_or(q.locked_at is not null), false) as "isHeld"
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
      where j.is_available and j.run_at <= now() and t.identifier = any($1::text[])`,
      [Object.keys(taskList)],
    );
    return rows[0] ?? { ids: '', isHeld: false };
  };
  try {
    let before = '';
    for (let waits = 0; waits < mostWaits;) {
      await runOnce({ pgPool: pool, taskList, concurrency: 1, noHandleSignals: true, logger: quietLogger });
      const { ids, isHeld } = await due();
      if (ids === '' || (ids === before && !isHeld)) return;
      if (ids === before) {
        waits += 1;
        await pause(waitMs);
      }
      before = ids;
    }
  } finally {
    await pool.end();
  }
}

/** Works off the jobs that are due now, lets the projections catch up, and returns; for tests and the terminal. */
export async function drain(parts: WorkerParts): Promise<void> {
  await runPendingJobs(parts);
  await catchUpProjections(parts);
}
