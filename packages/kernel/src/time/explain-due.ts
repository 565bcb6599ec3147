import type { DayKind } from './calendar.ts';
import { countPaused, countWorked, lastKnownDay } from './clock-run.ts';
import type { ClockInput, ClockRun, Pause } from './clock-run.ts';
import { ruleOfDay } from './day-rule.ts';
import type { DayRule } from './day-rule.ts';
import { dayMs, dayOfLocal, formatInstant, fromLocalMs, minuteMs, timeOfDay } from './instant.ts';
import type { LocalMs } from './instant.ts';
import { dueLocal, prepareRun, startLocal, targetDay } from './legal-clock.ts';
import { fromEpochDay } from './plain-date.ts';
import type { EpochDay, PlainDate } from './plain-date.ts';
import { checkLimit } from './time-limit.ts';

/** One day of an explanation. `minutes`: working minutes that counted; for calendar days and months 1440 a counted day. */
export interface ExplainedDay {
  readonly date: PlainDate;
  readonly kind: DayKind;
  readonly minutes: number;
  /** The rules that made it so, first the nature of the day; see `codeOfRules` and `textOfRules`. */
  readonly rules: readonly DayRule[];
}

export interface DueExplanation {
  readonly dueAt: Date | null;
  /** Where the counted time begins; null while a restart is still awaited. */
  readonly startsAt: Date | null;
  /** Every day from the receipt to the due day, or to the day on which an open suspension began. */
  readonly days: readonly ExplainedDay[];
}

/** The due instant as `dueAt` gives it, with the day-by-day account. The minutes add up to the budget of the limit. */
export function dueDate(input: ClockInput): DueExplanation {
  checkLimit(input.limit);
  const run = prepareRun(input);
  const due = dueLocal(input, run);
  const start = run.base === Infinity ? null : startLocal(input, run.base);
  const byCalendar = input.limit.unit === 'calendar-day' || input.limit.unit === 'month';
  const account = { input, run, due, start };
  return {
    dueAt: due === null ? null : fromLocalMs(due),
    startsAt: start === null ? null : fromLocalMs(start),
    days: byCalendar ? explainCalendarDays(account) : explainWorkingTime(account),
  };
}

interface Account {
  readonly input: ClockInput;
  readonly run: ClockRun;
  readonly due: LocalMs | null;
  readonly start: LocalMs | null;
}

function explainWorkingTime(account: Account): ExplainedDay[] {
  const { input, run, due, start } = account;
  const days: ExplainedDay[] = [];
  const last = lastKnownDay(run, due);
  let counted = 0;
  for (let day = dayOfLocal(run.received); day <= last; day += 1) {
    const entry = input.calendar.day(day);
    const from = Math.max(day * dayMs, start ?? Infinity);
    const to = Math.min((day + 1) * dayMs, due ?? Infinity);
    const worked = countWorked(input.calendar, from, to, run.pauses);
    const paused = countPaused(input.calendar, from, to, run.pauses);
    // Whole minutes by the running sum, so that seconds of the receipt are neither lost nor counted twice.
    const minutes = Math.floor((counted + worked) / minuteMs) - Math.floor(counted / minuteMs);
    counted += worked;
    const rules = [ruleOfDay(input.calendar, entry), ...receiptRules(account, day), ...restartRules(account, day)];
    if (paused > 0) rules.push({ code: 'suspended', params: { minutes: Math.round(paused / minuteMs) } });
    else rules.push(...pauseRules(run.pauses, day));
    if (worked > 0) rules.push({ code: 'counted', params: { minutes } });
    else if (rules.length === 1 && day !== dayOfDue(due)) rules.push({ code: 'not-counted', params: {} });
    days.push({ date: fromEpochDay(day), kind: entry.kind, minutes, rules: [...rules, ...closingRules(account, day)] });
  }
  return days;
}

function explainCalendarDays(account: Account): ExplainedDay[] {
  const { input, run, due } = account;
  const days: ExplainedDay[] = [];
  const last = lastKnownDay(run, due);
  const base = run.base === Infinity ? Infinity : dayOfLocal(run.base);
  const total = base === Infinity ? 0 : targetDay(input.limit, base) - base;
  let counted = 0;
  for (let day = dayOfLocal(run.received); day <= last; day += 1) {
    const entry = input.calendar.day(day);
    const rules = [ruleOfDay(input.calendar, entry), ...receiptRules(account, day), ...restartRules(account, day)];
    let minutes = 0;
    rules.push(...pauseRules(run.pauses, day));
    if (rules.some(({ code }) => code === 'suspended-day')) minutes = 0;
    else if (day > base && counted < total) {
      counted += 1;
      minutes = 24 * 60;
      rules.push({ code: 'nth-day', params: { n: counted, total } });
    } else if (day > base) rules.push({ code: 'moved', params: {} });
    days.push({ date: fromEpochDay(day), kind: entry.kind, minutes, rules: [...rules, ...closingRules(account, day)] });
  }
  return days;
}

/** Under `restart`: what happened before the end of the last suspension, and on its day. */
function restartRules({ run }: Account, day: EpochDay): DayRule[] {
  if (run.base === run.received) return [];
  if (day === Math.floor(run.base / dayMs)) return [{ code: 'restart', params: { time: timeOf(run.base) } }];
  if (day > run.base / dayMs) return [];
  const rules = pauseRules(run.suspended, day);
  return rules.some(({ code }) => code === 'suspended-day')
    ? rules
    : [...rules, { code: 'before-restart', params: {} }];
}

/** How the receipt stands to working hours; for a result due at once also which day it belongs to. */
function receiptRules({ input, run, start }: Account, day: EpochDay): DayRule[] {
  if (day !== dayOfLocal(run.received)) return [];
  const time = timeOf(run.received);
  if (input.limit.unit === 'calendar-day' || input.limit.unit === 'month')
    return [{ code: 'receipt-day', params: { time } }];
  if (run.base !== run.received || start === null || start === run.received)
    return [{ code: 'received', params: { time } }];
  const cutoff = input.calendar.cutoff(day);
  const late = run.received - day * dayMs >= cutoff.ms && input.calendar.day(day).hours.total > 0;
  if (input.limit.unit === 'immediate' && late) {
    return [{ code: 'after-cutoff', params: { cutoff: cutoff.time, basis: cutoff.basis } }];
  }
  return [{ code: 'received-outside-hours', params: { time, start: isoOf(start) } }];
}

function closingRules({ input, run, due }: Account, day: EpochDay): DayRule[] {
  if (due !== null) {
    if (day !== dayOfLocal(due)) return [];
    const atOnce: DayRule[] = input.limit.unit === 'immediate' ? [{ code: 'at-once', params: {} }] : [];
    return [...atOnce, { code: 'due', params: { time: timeOf(due) } }];
  }
  return run.openFrom !== null && day === dayOfLocal(run.openFrom)
    ? [{ code: 'suspended-open', params: { start: isoOf(run.openFrom) } }]
    : [];
}

/** The pause that a day lies in: on the day on which it began by its hour, on the days after up to its last day as a whole. */
function pauseRules(pauses: readonly Pause[], day: EpochDay): DayRule[] {
  if (pauses.some(({ from, to }) => dayOfLocal(from) < day && day <= Math.floor(to / dayMs))) {
    return [{ code: 'suspended-day', params: {} }];
  }
  const begun = pauses.find(({ from }) => dayOfLocal(from) === day);
  return begun ? [{ code: 'suspended-from', params: { time: timeOf(begun.from) } }] : [];
}

function dayOfDue(due: LocalMs | null): EpochDay | null {
  return due === null ? null : dayOfLocal(due);
}

function timeOf(local: LocalMs): string {
  return timeOfDay(local - dayOfLocal(local) * dayMs);
}

function isoOf(local: LocalMs): string {
  return formatInstant(fromLocalMs(local));
}
