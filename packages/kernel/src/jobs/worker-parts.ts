import type { RunnerParts } from '../operation/runner.ts';
import type { Job, JobPool } from './job.ts';

export interface WorkerParts extends RunnerParts {
  readonly jobs: readonly Job[];
  /** Connection of the owner: the queue's tables belong to it. */
  readonly ownerUrl: string;
  /** How many jobs of each class run at once in one process. */
  readonly concurrency: Readonly<Record<JobPool, number>>;
}
