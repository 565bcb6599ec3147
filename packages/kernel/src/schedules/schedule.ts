import { spaces as allSpaces, systemOf, type Space, type SystemName } from '@dongbo/contract';
import type { JobInput, Queueable } from '../jobs/job.ts';
import { checkRecurrence, type Recurrence } from './recurrence-rule.ts';

/** A job that is enqueued by the clock: once for each due instant and space, by whichever worker comes first. After a long
 * stop once, not once for each instant that was missed. It begins with the first instant after a worker first saw it. While
 * its system is closed in a space it waits there, and runs once when the system opens. */
export interface Schedule {
  /** `system.what-recurs` */
  readonly name: string;
  readonly system: SystemName;
  readonly at: Recurrence;
  readonly job: Queueable;
  readonly spaces: readonly Space[];
  /** The job's payload; `now` is the instant at which it is enqueued. */
  readonly input: (space: Space, now: Date) => unknown;
}

interface ScheduleParts<J extends Queueable> {
  readonly name: string;
  readonly at: Recurrence;
  readonly job: J;
  readonly input: (space: Space, now: Date) => JobInput<J>;
  /** Both when not given. */
  readonly spaces?: readonly Space[];
}

/** Declares a schedule; the runs of one schedule in one space never overlap.
 * @throws Error when the name is of no system or the time does not exist. */
export function defineSchedule<J extends Queueable>(parts: ScheduleParts<J>): Schedule {
  const { name, at, job, input, spaces = allSpaces } = parts;
  checkRecurrence(at);
  return { name, system: systemOf(name), at, job, input, spaces };
}
