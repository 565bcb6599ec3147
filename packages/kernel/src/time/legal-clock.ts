import type { KnownTimeLimit } from '@dongbo/contract/procedures';
import type { Calendar } from './calendar.ts';
import { pausesOf } from './clock-run.ts';
import type { ClockInput, ClockRun } from './clock-run.ts';
import { dayMs, dayOfLocal, fromLocalMs, toLocalMs } from './instant.ts';
import type { LocalMs } from './instant.ts';
import { addMonths } from './plain-date.ts';
import type { EpochDay } from './plain-date.ts';
import { checkLimit, workingBudget } from './time-limit.ts';

/**
 * The due instant of a time limit, or null while a suspension keeps it unknown.
 *
 * Working days and hours: from the first working instant at or after receipt, the earliest instant at which the working time
 * reaches the budget; an end at 17:00 is 17:00. Calendar days and months: end of working hours of the n-th day after the day
 * of receipt, or of the same day n months on (clamped), moved to the next working day if it is not one (Civil Code
 * 91/2015/QH13 art. 147(2), 148(4), 148(6)). At once: end of the same working day, received at or after the cut-off (15:00)
 * end of the next one (Decree 118/2025/NĐ-CP art. 18(2)).
 *
 * Suspensions, policy `shift`: working time inside a pause is not counted; for calendar days and months the length of the
 * pause in calendar days is added, and the end is never before the resumption; at once: the resumption counts as a receipt.
 * Policy `restart`: everything is counted anew from the end of each suspension.
 * Under both, a pause that begins when the time has already run out changes nothing, so an overdue dossier does not become timely.
 */
export function dueAt(input: ClockInput): Date | null {
  checkLimit(input.limit);
  const due = dueLocal(input, prepareRun(input));
  return due === null ? null : fromLocalMs(due);
}

/** Checks receipt and suspensions and brings both policies to one form. Throws ClockError `clock.bad-suspension`. */
export function prepareRun(input: ClockInput): ClockRun {
  const received = toLocalMs(input.receivedAt);
  const pauses = pausesOf(input, received);
  const last = pauses.at(-1);
  const openFrom = last?.to === Infinity ? last.from : null;
  const run = { received, base: received, pauses, suspended: pauses, openFrom };
  return input.policy === 'restart' ? restartedRun(input, run) : run;
}

/** The run from the end of the last pause that restarted the time: each one that began before the run that it met was over. */
function restartedRun(input: ClockInput, first: ClockRun): ClockRun {
  let run = first;
  for (const pause of first.suspended) {
    const due = dueLocal(input, { ...run, pauses: [] });
    if (due !== null && pause.from >= due) break;
    run = { ...run, base: pause.to, pauses: run.pauses.slice(1) };
  }
  return run;
}

/** As `dueAt`, on the local axis and for a run that is already prepared. */
export function dueLocal({ limit, calendar }: ClockInput, run: ClockRun): LocalMs | null {
  if (run.base === Infinity) return null;
  const budget = workingBudget(limit);
  if (budget !== null) return dueByWorkingTime(calendar, run, budget);
  if (limit.unit === 'immediate') return dueAtOnce(calendar, run);
  return dueByCalendarDays(calendar, run, targetDay(limit, dayOfLocal(run.base)));
}

/** Where the counted time begins: for calendar days and months the day after, otherwise the first working instant. */
export function startLocal({ limit, calendar }: ClockInput, base: LocalMs): LocalMs {
  if (limit.unit === 'calendar-day' || limit.unit === 'month') return (dayOfLocal(base) + 1) * dayMs;
  if (limit.unit === 'immediate')
    return calendar.workingInstantFrom(Math.max(base, dayOfLocal(closeAtOnce(calendar, base)) * dayMs));
  return calendar.workingInstantFrom(base);
}

/** The last counted day of a limit in calendar days or months, before it is moved to a working day. */
export function targetDay(limit: KnownTimeLimit, from: EpochDay): EpochDay {
  return limit.unit === 'month' ? addMonths(from, limit.value) : from + limit.value;
}

function dueByWorkingTime(calendar: Calendar, run: ClockRun, budget: number): LocalMs | null {
  if (budget === 0) return calendar.workingInstantFrom(run.base);
  let target = calendar.workedUntil(run.base) + budget;
  for (const pause of run.pauses) {
    const workedAtPause = calendar.workedUntil(pause.from);
    if (workedAtPause >= target) break;
    if (pause.to === Infinity) return null;
    target += calendar.workedUntil(pause.to) - workedAtPause;
  }
  return calendar.instantAt(target, dayOfLocal(run.base));
}

function dueByCalendarDays(calendar: Calendar, run: ClockRun, firstTarget: EpochDay): LocalMs | null {
  let target = firstTarget;
  let due = closeFrom(calendar, target, run.base);
  for (const pause of run.pauses) {
    if (pause.from >= due) break;
    if (pause.to === Infinity) return null;
    target += dayOfLocal(pause.to) - dayOfLocal(pause.from);
    due = closeFrom(calendar, target, pause.to);
  }
  return due;
}

function dueAtOnce(calendar: Calendar, run: ClockRun): LocalMs | null {
  let due = closeAtOnce(calendar, run.base);
  for (const pause of run.pauses) {
    if (pause.from >= due) break;
    if (pause.to === Infinity) return null;
    due = Math.max(due, closeAtOnce(calendar, pause.to));
  }
  return due;
}

/** End of working hours of the first working day at or after a day, and after an instant. */
function closeFrom(calendar: Calendar, day: EpochDay, after: LocalMs): LocalMs {
  let entry = calendar.workingDayFrom(day);
  while (entry.day * dayMs + entry.hours.close <= after) entry = calendar.workingDayFrom(entry.day + 1);
  return entry.day * dayMs + entry.hours.close;
}

function closeAtOnce(calendar: Calendar, received: LocalMs): LocalMs {
  const day = dayOfLocal(received);
  const tooLate = received - day * dayMs >= calendar.cutoff(day).ms;
  return closeFrom(calendar, tooLate ? day + 1 : day, received);
}
