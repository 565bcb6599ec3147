import type { Calendar } from './calendar.ts';
import { countWorked } from './clock-run.ts';
import type { ClockInput } from './clock-run.ts';
import { ClockError } from './clock-error.ts';
import { dayOfLocal, fromLocalMs, minuteMs, toLocalMs } from './instant.ts';
import type { LocalMs } from './instant.ts';
import { dueAt, dueLocal, prepareRun, startLocal } from './legal-clock.ts';
import { workingBudget } from './time-limit.ts';

/** Working minutes between two instants, seconds cut off; 0 when they stand the other way round. */
export function workingMinutesBetween(calendar: Calendar, from: Date, to: Date): number {
  return Math.floor(countWorked(calendar, toLocalMs(from), toLocalMs(to), []) / minuteMs);
}

/** Working minutes of the time limit that have passed until an instant, pauses left out; under `restart` since the last that began in time. */
export function elapsedWorkingMinutes(input: ClockInput, until: Date): number {
  const run = prepareRun(input);
  return run.base === Infinity
    ? 0
    : Math.floor(countWorked(input.calendar, run.base, toLocalMs(until), run.pauses) / minuteMs);
}

/**
 * Working minutes that are left at an instant: of the budget for working days and hours (known also while suspended, under
 * `restart` then the whole budget), otherwise up to the due instant, null while there is none. Never negative.
 */
export function remainingWorkingMinutes(input: ClockInput, now: Date): number | null {
  const budget = workingBudget(input.limit);
  if (budget !== null) return Math.max(0, budget / minuteMs - elapsedWorkingMinutes(input, now));
  const run = prepareRun(input);
  const due = dueLocal(input, run);
  return due === null ? null : Math.floor(countWorked(input.calendar, toLocalMs(now), due, run.pauses) / minuteMs);
}

/**
 * Due instants of the steps of a process, which share the whole limit in proportion to `shares` one after another. The last
 * one is the due instant of the whole. Limits in working time are split by their budget, the others by the working time that
 * lies between start and end. A step ends on the half hour, so that people can keep its end in mind, and never after the whole. A
 * step whose end a suspension still keeps unknown is null.
 */
export function stepDueInstants(input: ClockInput, shares: readonly number[]): (Date | null)[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (!(total > 0) || shares.some((share) => share < 0)) {
    throw new ClockError('clock.bad-share', {});
  }
  let sum = 0;
  const parts = shares.map((share) => (sum += share) / total);
  const last = dueAt(input);
  const budget = workingBudget(input.limit);
  return parts.map((part, index) => {
    if (index === parts.length - 1) return last;
    if (budget === null) return last === null ? null : onHalfHour(pointOfSpan(input, toLocalMs(last), part), last);
    const due = dueAt({ ...input, limit: { unit: 'working-hour', value: (budget * part) / (60 * minuteMs) } });
    return due && onHalfHour(due, last);
  });
}

/** When a step should be done that was reached at `since`. A step that has no share of the time, or whose share was over before the
 * work came there (others took longer, or it came back), has the due instant of the whole: a deadline in the past helps nobody. */
export function stepDueInstant(
  input: ClockInput,
  { shares, index, since }: { readonly shares: readonly number[]; readonly index: number; readonly since: Date },
): Date | null {
  const planned = stepDueInstants(input, shares)[index] ?? null;
  return planned !== null && (shares[index] === 0 || planned <= since) ? dueAt(input) : planned;
}

const halfHourMs = 30 * minuteMs;

/** The next half hour on the clock (Vietnam lies whole hours from UTC), but not later than `last`. */
function onHalfHour(at: Date, last: Date | null): Date {
  const rounded = Math.ceil(at.getTime() / halfHourMs) * halfHourMs;
  return new Date(last === null ? rounded : Math.min(rounded, last.getTime()));
}

/** The instant at which a part of the unpaused working time between start and end has passed, to the minute. */
function pointOfSpan(input: ClockInput, due: LocalMs, part: number): Date {
  const { calendar } = input;
  const run = prepareRun(input);
  const start = calendar.workingInstantFrom(startLocal(input, run.base));
  const minutes = Math.round((countWorked(calendar, start, due, run.pauses) * part) / minuteMs);
  if (minutes <= 0) return fromLocalMs(Math.min(start, due));
  let target = calendar.workedUntil(start) + minutes * minuteMs;
  for (const { from, to } of run.pauses) {
    if (calendar.workedUntil(from) >= target) break;
    target += countWorked(calendar, Math.max(from, start), Math.min(to, due), []);
  }
  return fromLocalMs(Math.min(due, calendar.instantAt(target, dayOfLocal(start))));
}
