import type { Delivery } from '../deliveries/delivery.ts';
import type { Projection } from '../events/projection.ts';
import type { RunnerParts } from '../operation/runner.ts';
import type { Schedule } from '../schedules/schedule.ts';
import type { Job, JobPool } from './job.ts';

export interface WorkerParts extends RunnerParts {
  readonly jobs: readonly Job[];
  readonly deliveries: readonly Delivery[];
  readonly projections: readonly Projection[];
  readonly schedules: readonly Schedule[];
  /** Connection of the owner: the queue's tables belong to it. */
  readonly ownerUrl: string;
  /** How many jobs of each class run at once in one process. */
  readonly concurrency: Readonly<Record<JobPool, number>>;
}
