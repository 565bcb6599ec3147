import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { run, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import { quietLogger } from '../db/quiet-logger.ts';
import type { Log } from '../log.ts';
import { showPresence, type Presence } from './worker-presence.ts';

/** A queue that stopped working, because its database was away while it wrote down that a job is done. */
const restartAfterMs = 500;
/** How long a fallen queue has to come to its end, jobs that still run included. It counts wrongly when two jobs could not be
 * written down one after the other, and then waits for ever (graphile-worker 0.18.0, `batch` in main.js). */
const fallMs = 10_000;

/** Which tasks are taken from the queue, and how many at once. */
export interface QueueWork {
  readonly pool: Pool;
  readonly tasks: TaskList;
  readonly concurrency: number;
  readonly log: Log;
}

export interface Worker {
  /** Finishes what is running, takes nothing new, and closes. */
  stop(): Promise<void>;
}

/** A queue that takes jobs. */
interface Queue {
  readonly presence: Presence;
  /** Resolves when it takes no more: it was stopped, or fell. Never rejects. */
  readonly ended: Promise<void>;
  /** Finishes what is running; of a fallen queue no longer than it may take to fall. */
  stop(): Promise<void>;
}

/** Takes jobs until it is stopped, or falls because the database went away in the middle of its bookkeeping. */
async function takeJobs({ pool, tasks, concurrency }: QueueWork): Promise<Queue> {
  const events = new EventEmitter();
  const settled = new AbortController();
  const patience = async (): Promise<void> => await pause(fallMs, undefined, settled).catch(() => undefined);
  const fallen = new Promise<void>((resolve) => {
    events.once('pool:fatalError', () => void patience().then(resolve));
  });
  let name = '';
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    name = workerPool.id;
  });
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    concurrency,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quietLogger,
    events,
    // Written down by the queue's batches, a failure stops the queue and can be seen; one by one it would be a rejection
    // that nobody handles, and end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  const quietly = async (act: Promise<void>): Promise<void> => await act.catch(() => undefined);
  const ended = quietly(runner.promise).then(() => settled.abort());
  return {
    presence: showPresence(pool, name),
    ended: Promise.race([ended, fallen]),
    stop: async () => await Promise.race([quietly(runner.stop()), fallen]),
  };
}

/** Tries until the database is back. Answers the fallen queue when the worker is stopped meanwhile. */
async function takeUpAgain(work: QueueWork, isStopping: () => boolean, fallen: Queue): Promise<Queue> {
  while (!isStopping()) {
    await pause(restartAfterMs);
    try {
      return await takeJobs(work);
    } catch (error) {
      work.log.warn({ error }, 'the job queue cannot be reached');
    }
  }
  return fallen;
}

/** Takes jobs until stopped. Survives the loss of its database: the queue is taken up again, and what was left half done is
 * done again. */
export async function superviseQueue(work: QueueWork): Promise<Worker> {
  let isStopping = false;
  let running = await takeJobs(work);
  const supervising = (async () => {
    for (;;) {
      await running.ended;
      await running.presence.stop();
      if (isStopping) return;
      work.log.warn({}, 'the job queue stopped and is taken up again');
      running = await takeUpAgain(work, () => isStopping, running);
      // Asked to stop while it was being taken up.
      if (isStopping) await running.stop();
    }
  })();
  return {
    async stop() {
      isStopping = true;
      await running.stop();
      await supervising;
    },
  };
}
