import { spaces, type Space } from '@dongbo/contract';
import { dueInstant, nextInstant } from './recurrence-rule.ts';
import type { ScheduleParts } from './run-schedules.ts';
import { readScheduleRows } from './schedule-store.ts';

/** How it stands with a schedule in a space. */
export interface ScheduleState {
  readonly name: string;
  readonly space: Space;
  /** The instant that was taken up last, and when that was; null: none was yet. */
  readonly last: { readonly due: Date; readonly takenAt: Date } | null;
  /** The next instant; one that is due already when it waits. */
  readonly next: Date;
  /** How long the due instant has been waiting to be taken up; 0: nothing is due, or its system is closed there. */
  readonly lateSeconds: number;
  /** Its system is closed in this space: what comes due waits. */
  readonly closed: boolean;
}

export async function readScheduleStates(
  parts: Omit<ScheduleParts, 'log'>,
  ofSpaces: readonly Space[] = spaces,
): Promise<ScheduleState[]> {
  const now = parts.clock.now();
  const states: ScheduleState[] = [];
  for (const space of ofSpaces) {
    const rows = new Map((await readScheduleRows(parts.databases[space].kysely)).map((row) => [row.name, row]));
    for (const { name, system, at } of parts.schedules.filter((one) => one.spaces.includes(space))) {
      const row = rows.get(name);
      const due = row === undefined ? null : dueInstant(at, row.last, now);
      const closed = !(await parts.stages.isOpen(system, space, now));
      const late = due === null || closed ? 0 : (now.getTime() - due.getTime()) / 1000;
      const last = row === undefined || row.takenAt === null ? null : { due: row.last, takenAt: row.takenAt };
      states.push({ name, space, last, next: due ?? nextInstant(at, now), lateSeconds: late, closed });
    }
  }
  return states;
}
