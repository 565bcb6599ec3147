import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Space } from '@dongbo/contract';
import { run, runOnce, type TaskList } from 'graphile-worker';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import { z } from 'zod';
import { createPool } from '../db/database.ts';
import type { KernelTables } from '../db/tables.ts';
import type { Reaction } from '../events/reaction.ts';
import { systemActor } from '../identity/actor.ts';
import { Act, reactionTask, type AuditFacts } from '../operation/act.ts';
import type { RunnerParts } from '../operation/runner.ts';
import { inTransaction } from '../operation/transaction.ts';
import type { Job } from './job.ts';
import { quietLogger } from '../db/quiet-logger.ts';
import { showPresence, type Presence } from './worker-presence.ts';

export interface WorkerParts extends RunnerParts {
  readonly jobs: readonly Job[];
  /** Connection of the owner: the queue's tables belong to it. */
  readonly ownerUrl: string;
  readonly concurrency: number;
}

export interface Worker {
  /** Finishes what is running, takes nothing new, and closes. */
  stop(): Promise<void>;
}

const ReactionPayload = z.object({ space: Space, eventId: z.uuid(), handler: z.string() });
const JobPayload = z.object({ space: Space, payload: z.unknown() });

const facts = (operation: string): AuditFacts => ({
  operation,
  outcome: 'done',
  requestId: null,
  address: null,
  inputHash: null,
});

/** Runs one job in its transaction as a named system actor, with audit, as an operation would. */
export async function runJob(parts: RunnerParts, job: Job, raw: unknown): Promise<void> {
  const { space } = JobPayload.parse(raw);
  await inTransaction(parts.databases[space].kysely, 'required', (db) => runJobIn(db, parts, job, raw));
}

/** The same in a transaction that is open already. */
export async function runJobIn(db: Kysely<KernelTables>, parts: RunnerParts, job: Job, raw: unknown): Promise<void> {
  const { space, payload } = JobPayload.parse(raw);
  const input: unknown = job.payload.parse(payload);
  const act = new Act(parts, space, systemActor(job.name), parts.clock.now());
  // The job's own type of the database is asserted by jobsOf.
  await job.run(act.context(db as unknown as Kysely<unknown>), input);
  await act.record(db, facts(job.name), null);
}

async function claimReaction(db: Kysely<KernelTables>, eventId: string, handler: string, at: Date): Promise<boolean> {
  const rows = await db
    .insertInto('reaction')
    .values({ event_id: eventId, handler, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('handler')
    .execute();
  return rows.length > 0;
}

/** Runs one reaction once: its receipt (event, handler) is written in the same transaction. */
export async function runReaction(parts: RunnerParts, raw: unknown): Promise<void> {
  const { space, eventId, handler } = ReactionPayload.parse(raw);
  const reaction: Reaction | undefined = parts.reactions.find((one) => one.handler === handler);
  if (!reaction) throw new Error(`No reaction is called ${handler}`);
  await inTransaction(parts.databases[space].kysely, 'required', async (db) => {
    const now = parts.clock.now();
    if (!(await claimReaction(db, eventId, handler, now))) return;
    const row = await db.selectFrom('event').selectAll().where('id', '=', eventId).executeTakeFirstOrThrow();
    const act = new Act(parts, space, systemActor(handler), now);
    const payload: unknown = reaction.event.payload.parse(row.payload);
    // The reaction's own type of the database is asserted by reactionsOf.
    await reaction.run(act.context(db as unknown as Kysely<unknown>), {
      id: row.id,
      type: row.type,
      subjectId: row.subject_id,
      actorId: row.actor_id,
      at: row.at,
      payload,
    });
    await act.record(db, facts(handler), null);
  });
}

function taskListOf(parts: WorkerParts): TaskList {
  const logged = (name: string, body: (payload: unknown) => Promise<void>) => async (payload: unknown) => {
    try {
      await body(payload);
    } catch (error) {
      parts.log.error({ job: name, error }, 'job failed');
      throw error;
    }
  };
  return Object.fromEntries([
    [reactionTask, logged(reactionTask, (payload) => runReaction(parts, payload))],
    ...parts.jobs.map((job) => [job.name, logged(job.name, (payload) => runJob(parts, job, payload))] as const),
  ]);
}

const poolOf = (parts: WorkerParts) =>
  createPool({
    url: parts.ownerUrl,
    schemas: ['public'],
    role: null,
    max: parts.concurrency + 4,
    name: 'dongbo-worker',
  });

/** A queue that stopped working, because its database was away while it wrote down that a job is done. */
const restartAfterMs = 500;
/** How long a fallen queue has to come to its end, jobs that still run included. It counts wrongly when two jobs could not be
 * written down one after the other, and then waits for ever (graphile-worker 0.18.0, `batch` in main.js). */
const fallMs = 10_000;

/** A queue that takes jobs. */
interface Queue {
  readonly presence: Presence;
  /** Resolves when it takes no more: it was stopped, or fell. Never rejects. */
  readonly ended: Promise<void>;
  /** Finishes what is running; of a fallen queue no longer than it may take to fall. */
  stop(): Promise<void>;
}

/** Takes jobs until it is stopped, or falls because the database went away in the middle of its bookkeeping. */
async function takeJobs(parts: WorkerParts, pool: Pool): Promise<Queue> {
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
    taskList: taskListOf(parts),
    concurrency: parts.concurrency,
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

/** Works off the queue until stopped; failures are logged, retried with growing pauses, and parked after the last try.
 * Survives the loss of its database: the queue is taken up again, and what was left half done is done again. */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const pool = poolOf(parts);
  let isStopping = false;
  let running = await takeJobs(parts, pool);
  const supervising = (async () => {
    for (;;) {
      await running.ended;
      await running.presence.stop();
      if (isStopping) return;
      parts.log.warn({}, 'the job queue stopped and is taken up again');
      running = await takeUpAgain(parts, pool, () => isStopping, running);
      // Asked to stop while it was being taken up.
      if (isStopping) await running.stop();
    }
  })();
  return {
    async stop() {
      isStopping = true;
      await running.stop();
      await supervising;
      await pool.end();
    },
  };
}

/** Tries until the database is back. Answers the fallen queue when the worker is stopped meanwhile. */
async function takeUpAgain(parts: WorkerParts, pool: Pool, isStopping: () => boolean, fallen: Queue): Promise<Queue> {
  while (!isStopping()) {
    await pause(restartAfterMs);
    try {
      return await takeJobs(parts, pool);
    } catch (error) {
      parts.log.warn({ error }, 'the job queue cannot be reached');
    }
  }
  return fallen;
}

/** Works off what is due now and returns; for tests and the terminal. */
export async function runPendingJobs(parts: WorkerParts): Promise<void> {
  const pool = poolOf(parts);
  try {
    await runOnce({
      pgPool: pool,
      taskList: taskListOf(parts),
      concurrency: 1,
      noHandleSignals: true,
      logger: quietLogger,
    });
  } finally {
    await pool.end();
  }
}
