import type { LocalText } from '@dongbo/contract';
import type { CalendarData } from './calendar-data.ts';
import { ClockError } from './clock-error.ts';
import { isInForce } from './holiday-year.ts';
import { minuteMs } from './instant.ts';
import { fromEpochDay, parsePlainDate, toEpochDay } from './plain-date.ts';
import type { EpochDay } from './plain-date.ts';

/** The working windows of one day, in milliseconds since its midnight: start belongs to the window, end does not. */
export interface DayHours {
  readonly windows: readonly { readonly start: number; readonly end: number }[];
  readonly total: number;
  /** End of working hours; 0 on a day without any. */
  readonly close: number;
}

export const noHours: DayHours = { windows: [], total: 0, close: 0 };

/** Working hours of a weekday (1 Monday to 7 Sunday) as they are in force on a day; null when the data covers no such day. */
export type HoursFinder = (day: EpochDay, weekday: number) => DayHours | null;

/** Prepares the hours of a calendar. Windows must be in order and must not touch each other. */
export function readHours(data: CalendarData): HoursFinder {
  const periods = data.hours.map((period) => {
    const byWeekday = new Map<number, DayHours>();
    for (const { days, windows } of period.weekly) {
      const hours = toDayHours(windows, data.name);
      for (const day of days) byWeekday.set(day, hours);
    }
    return { period, byWeekday };
  });
  return (day, weekday) => {
    const found = periods.find(({ period }) => isInForce(period, day));
    return found ? (found.byWeekday.get(weekday) ?? noHours) : null;
  };
}

/** Time of day from which on a result due at once may be given on the next working day, with its legal ground. */
export interface Cutoff {
  readonly time: string;
  readonly ms: number;
  readonly basis: LocalText;
}

/** Prepares the same-day rules of a calendar: the one in force on a day. */
export function readCutoffs(data: CalendarData): (day: EpochDay) => Cutoff {
  const cutoffs = data.sameDayCutoff.map(({ time, basis, validFrom, validTo }) => ({
    from: toEpochDay(parsePlainDate(validFrom)),
    to: validTo === undefined ? Infinity : toEpochDay(parsePlainDate(validTo)),
    cutoff: { time, ms: timeToMs(time), basis },
  }));
  return (day) => {
    const found = cutoffs.find(({ from, to }) => from <= day && day <= to);
    if (!found) {
      throw new ClockError('clock.bad-calendar', {
        name: data.name,
        detail: `no same-day rule for ${fromEpochDay(day)}`,
      });
    }
    return found.cutoff;
  };
}

function toDayHours(windows: readonly string[], calendar: string): DayHours {
  let last = -1;
  const parsed = windows.map((text) => {
    const match = /^(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(text);
    const start = timeToMs(match?.[1] ?? '');
    const end = timeToMs(match?.[2] ?? '');
    if (!(start > last && end > start && end <= 24 * 60 * minuteMs)) {
      throw new ClockError('clock.bad-calendar', {
        name: calendar,
        detail: `working window "${text}" is malformed or out of order`,
      });
    }
    last = end;
    return { start, end };
  });
  return { windows: parsed, total: parsed.reduce((sum, { start, end }) => sum + end - start, 0), close: last };
}

/** Milliseconds since midnight of 'HH:MM'; NaN for anything else. */
function timeToMs(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5) || Number.NaN)) * minuteMs;
}
