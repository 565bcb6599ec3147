import { setTimeout as pause } from 'node:timers/promises';
import { spaces, type Space } from '@dongbo/contract';
import type { WorkerParts } from '../jobs/worker-parts.ts';
import { dueInstant } from './recurrence-rule.ts';
import type { Schedule } from './schedule.ts';
import { addScheduleRows, readScheduleRows, takeInstant } from './schedule-store.ts';

export type ScheduleParts = Pick<WorkerParts, 'schedules' | 'databases' | 'clock' | 'stages' | 'log'>;

/** Asks the clock so often; the database is asked only when something is due. */
const lookEveryMs = 1_000;
/** After a failure, and while what is due waits for its system to open. */
const lookAgainMs = 10_000;

/** What one process knows of the schedules. Any number of processes may run them at once. */
class Scheduler {
  readonly #parts: ScheduleParts;
  /** By space, then name: the instant that was taken up last, as far as this process knows. */
  readonly #last = new Map<Space, Map<string, Date>>();

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
  }

  /** Takes up what is due in a space; true when something due has to wait for its system. */
  async look(space: Space): Promise<boolean> {
    const { schedules, clock, stages } = this.#parts;
    const own = schedules.filter((schedule) => schedule.spaces.includes(space));
    if (own.length === 0) return false;
    const last = this.#last.get(space) ?? (await this.#read(space, own));
    let isWaiting = false;
    for (const schedule of own) {
      const now = clock.now();
      const since = last.get(schedule.name);
      const due = since === undefined ? null : dueInstant(schedule.at, since, now);
      if (due === null) continue;
      if (await stages.isOpen(schedule.system, space, now)) await this.#take(space, schedule, due, now);
      else isWaiting = true;
    }
    return isWaiting;
  }

  async #read(space: Space, own: readonly Schedule[]): Promise<Map<string, Date>> {
    const db = this.#parts.databases[space].kysely;
    const names = own.map(({ name }) => name);
    await addScheduleRows(db, names, this.#parts.clock.now());
    const last = new Map((await readScheduleRows(db)).map((row) => [row.name, row.last]));
    this.#last.set(space, last);
    return last;
  }

  async #take(space: Space, schedule: Schedule, due: Date, now: Date): Promise<void> {
    const db = this.#parts.databases[space].kysely;
    const taken = await takeInstant(db, schedule, { space, due, now });
    if (taken) this.#last.get(space)?.set(schedule.name, due);
    // Another process was faster.
    else this.#last.delete(space);
  }
}

/** Takes up every instant that is due now, once; for tests and the terminal. */
export async function runDueSchedules(parts: ScheduleParts): Promise<void> {
  const scheduler = new Scheduler(parts);
  for (const space of spaces) await scheduler.look(space);
}

/** Runs the schedules of both spaces until stopped. */
export function startScheduler(parts: ScheduleParts): { stop(): Promise<void> } {
  const scheduler = new Scheduler(parts);
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    while (!signal.aborted) {
      let pauseMs = lookEveryMs;
      for (const space of spaces) {
        try {
          if (await scheduler.look(space)) pauseMs = lookAgainMs;
        } catch (error) {
          pauseMs = lookAgainMs;
          if (!signal.aborted) parts.log.warn({ space, error }, 'schedules cannot be run');
        }
      }
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
