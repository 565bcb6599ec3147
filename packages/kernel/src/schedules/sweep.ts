import { z } from 'zod';
import { jobsOf, type TypedJob } from '../jobs/job.ts';
import type { ActContext } from '../operation/operation.ts';
import type { Recurrence } from './recurrence-rule.ts';
import { defineSchedule, type Schedule } from './schedule.ts';

/** What one turn of a sweep left behind. */
export interface TurnOutcome<Place> {
  /** Whether it stopped at its bound, so that another turn follows. */
  readonly isMore: boolean;
  /** Where the next turn goes on; absent where what was done is no longer found. */
  readonly after?: Place | null;
}

export interface Sweep<P extends z.ZodType> {
  readonly job: TypedJob<z.ZodObject<{ after: z.ZodOptional<P> }>>;
  readonly schedule: Schedule;
}

interface SweepParts<P extends z.ZodType, Tables, Ports> {
  /** `system.what-is-swept`, of the job and of its schedule. */
  readonly name: string;
  readonly at: Recurrence;
  /** Where a turn stops; what is given is written into the job's payload. */
  readonly place: P;
  /** One turn of bounded size, from a place on; null: from the beginning. */
  readonly turn: (context: ActContext<Tables, Ports>, after: z.output<P> | null) => Promise<TurnOutcome<z.input<P>>>;
}

/** Gives a system its own `defineSweep`: a schedule that goes over rows in turns of bounded size. Each turn is a transaction
 * that queues the next while there is more, so that however much has piled up nothing waits for the next instant. */
export function sweepsOf<Tables, Ports>() {
  const defineJob = jobsOf<Tables, Ports>();
  return function defineSweep<P extends z.ZodType>({ name, at, place, turn }: SweepParts<P, Tables, Ports>): Sweep<P> {
    const job: Sweep<P>['job'] = defineJob(name, z.object({ after: place.optional() }), async (ctx, payload) => {
      const { isMore, after = null } = await turn(ctx, payload.after ?? null);
      if (!isMore) return;
      const next: z.input<typeof job.payload> = after === null ? {} : { after };
      // In the queue of its schedule, so that two never go over the same.
      ctx.enqueue(job, next, { queue: `schedule/${name}` });
    });
    return { job, schedule: defineSchedule({ name, at, job, input: () => ({}) }) };
  };
}
