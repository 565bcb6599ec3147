import { systemOf, type SystemName } from '@dongbo/contract';
import type { JobHelpers, TaskList } from 'graphile-worker';
import { tryDelivery } from '../deliveries/run-delivery.ts';
import { reactionTask } from '../operation/act.ts';
import type { JobPool } from './job.ts';
import { giveTryBack, lookAgainMs } from './put-off.ts';
import { JobEnvelope, runJob } from './run-job.ts';
import { ReactionEnvelope, runReaction } from './run-reaction.ts';
import type { WorkerParts } from './worker-parts.ts';

/** Ends the run of a job that must wait: the queue keeps it, and no try is used up. */
class JobWaits extends Error {
  override readonly name = 'JobWaits';
}

/** Sets the job back, unless another one has taken its place: then it is done. */
async function waitUntil(helpers: JobHelpers, until: Date | null, why: string): Promise<void> {
  if (await giveTryBack(helpers, until)) throw new JobWaits(why);
}

/** What jobs, deliveries and reactions carry. */
const Timed = JobEnvelope.pick({ space: true, runAt: true });

interface Task {
  readonly name: string;
  readonly system: SystemName;
  readonly run: () => Promise<void>;
}

/** One run of a task: it waits while its instant has not come or its system is closed in that space. */
async function runTask(parts: WorkerParts, task: Task, raw: unknown, helpers: JobHelpers): Promise<void> {
  const { space, runAt } = Timed.parse(raw);
  const now = parts.clock.now();
  if (runAt !== undefined && runAt > now) return await waitUntil(helpers, runAt, `waits until ${runAt.toISOString()}`);
  if (!(await parts.stages.isOpen(task.system, space, now))) {
    if ((await parts.stages.stageOf(task.system, now)) === 'retired') {
      parts.log.warn({ job: task.name, space }, 'job of a system that was given up is dropped');
      return;
    }
    const opensAt = await parts.stages.opensAt(task.system, space, now);
    const isSoon = opensAt !== null && opensAt.getTime() - now.getTime() < lookAgainMs;
    // A later plan may change until then.
    return await waitUntil(helpers, isSoon ? opensAt : null, `${task.system} is closed in ${space}`);
  }
  try {
    await task.run();
  } catch (error) {
    parts.log.error({ job: task.name, error }, 'job failed');
    throw error;
  }
}

/** What the workers of one class of jobs may take. Reactions are quick. */
export function taskListOf(parts: WorkerParts, pool: JobPool): TaskList {
  const tasks: TaskList = {};
  for (const job of parts.jobs.filter((one) => one.pool === pool)) {
    tasks[job.name] = (raw, helpers) => runTask(parts, { ...job, run: () => runJob(parts, job, raw) }, raw, helpers);
  }
  for (const delivery of parts.deliveries.filter((one) => one.pool === pool)) {
    tasks[delivery.name] = (raw, helpers) =>
      runTask(parts, { ...delivery, run: () => tryDelivery(parts, delivery, raw, helpers) }, raw, helpers);
  }
  if (pool === 'quick') {
    tasks[reactionTask] = (raw, helpers) => {
      const { handler } = ReactionEnvelope.parse(raw);
      const task = { name: handler, system: systemOf(handler), run: () => runReaction(parts, raw) };
      return runTask(parts, task, raw, helpers);
    };
  }
  return tasks;
}
