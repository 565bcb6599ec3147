import { dayMs, fromLocalMs, minuteMs, toLocalMs, type LocalMs } from '../time/instant.ts';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** When something recurs, in Asia/Ho_Chi_Minh; times are 'HH:MM'. Minutes count from midnight: every 60 is each full hour. */
export type Recurrence =
  | { readonly everyMinutes: number }
  | { readonly daily: string }
  | { readonly weekly: { readonly day: Weekday; readonly at: string } };

/** Instants `phase + n * step` on the local axis, n any whole number. There is no daylight saving time (`time/instant.ts`), so
 * that every recurrence is such a grid. */
interface Grid {
  readonly step: number;
  readonly phase: LocalMs;
}

const shape = /^([01]\d|2[0-3]):([0-5]\d)$/;

function minuteOfDay(text: string): number {
  const [, hour, minute] = shape.exec(text) ?? [];
  if (hour === undefined || minute === undefined) throw new Error(`"${text}" is no time of day (HH:MM)`);
  return Number(hour) * 60 + Number(minute);
}

/** Day 0 of the local axis, 1 January 1970, was a Thursday. */
const thursday = weekdays.indexOf('thursday');

/** @throws Error for a time that does not exist, or minutes that are no whole part of a day. */
function gridOf(at: Recurrence): Grid {
  if ('everyMinutes' in at) {
    const { everyMinutes } = at;
    // A part of a day begins anew at each midnight, so that nobody has to count from 1970.
    if (!Number.isInteger(everyMinutes) || everyMinutes < 1 || 1440 % everyMinutes !== 0)
      throw new Error(`${everyMinutes} minutes are no whole part of a day`);
    return { step: everyMinutes * minuteMs, phase: 0 };
  }
  if ('daily' in at) return { step: dayMs, phase: minuteOfDay(at.daily) * minuteMs };
  const { day, at: time } = at.weekly;
  return { step: 7 * dayMs, phase: (weekdays.indexOf(day) - thursday) * dayMs + minuteOfDay(time) * minuteMs };
}

/** Checks a recurrence as it is declared.
 * @throws Error when it can never come due. */
export function checkRecurrence(at: Recurrence): void {
  gridOf(at);
}

/** The last instant of the recurrence at or before `now`. */
function lastInstant(at: Recurrence, now: Date): LocalMs {
  const { step, phase } = gridOf(at);
  return Math.floor((toLocalMs(now) - phase) / step) * step + phase;
}

/** The instant that is due now: the last one of the recurrence up to `now`, unless it was taken up already. `last` is the
 * instant that was taken up last, or the one from which the schedule is known. After a stop over many instants only the last
 * of them is due. Null: nothing is due. Pure. */
export function dueInstant(at: Recurrence, last: Date, now: Date): Date | null {
  const due = fromLocalMs(lastInstant(at, now));
  return due > last ? due : null;
}

/** The first instant of the recurrence after `now`. Pure. */
export function nextInstant(at: Recurrence, now: Date): Date {
  return fromLocalMs(lastInstant(at, now) + gridOf(at).step);
}
