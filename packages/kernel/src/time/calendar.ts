import type { LocalText } from '@dongbo/contract';
import type { CalendarData, HolidayData } from './calendar-data.ts';
import { isInForce } from './holiday-year.ts';
import type { SpecialDay } from './holiday-year.ts';
import { dayMs } from './instant.ts';
import type { LocalMs } from './instant.ts';
import type { EpochDay } from './plain-date.ts';
import { createTimeline } from './timeline.ts';
import { readCutoffs } from './working-hours.ts';
import type { Cutoff, DayHours } from './working-hours.ts';

export const dayKinds = ['working', 'weekend', 'HOLIDAY', 'SWAPPED_OFF', 'MAKEUP_WORKDAY'] as const;
export type DayKind = (typeof dayKinds)[number];

/** What a calendar says of one day. `special` is set for the three kinds in capitals. */
export interface CalendarDay {
  readonly day: EpochDay;
  readonly kind: DayKind;
  readonly hours: DayHours;
  readonly special: SpecialDay | undefined;
}

/** Days of the week that have the same working windows. */
export type WeeklyHours = CalendarData['hours'][number]['weekly'][number];

/** A working calendar. All instants are local milliseconds (see LocalMs); all functions throw `clock.outside-calendar` beyond its years. */
export interface Calendar {
  readonly name: string;
  /** Version of the hours and of the holiday data, so that a due date can name what it was counted with. */
  readonly version: string;
  /** Names of holidays and texts of legal grounds, by the keys that SpecialDay carries. */
  readonly holidayNames: Readonly<Record<string, LocalText>>;
  readonly bases: Readonly<Record<string, LocalText>>;
  /** First year whose decision on holidays and swapped days is kept here: what was counted in an earlier one is not known. */
  readonly keptFromYear: number;
  readonly day: (day: EpochDay) => CalendarDay;
  /** A usual week as in force on a day: weekdays (1 Monday to 7 Sunday) with their windows as 'HH:MM-HH:MM'. */
  readonly weeklyHours: (day: EpochDay) => readonly WeeklyHours[];
  /** First working day at or after a day. */
  readonly workingDayFrom: (day: EpochDay) => CalendarDay;
  /** Working milliseconds from the beginning of the calendar up to an instant. */
  readonly workedUntil: (local: LocalMs) => number;
  /** Earliest instant at or after the beginning of `from` at which `workedUntil` reaches `worked`; `worked` must lie above that of `from`. */
  readonly instantAt: (worked: number, from: EpochDay) => LocalMs;
  /** First instant inside a working window, at or after an instant. */
  readonly workingInstantFrom: (local: LocalMs) => LocalMs;
  /** The same-day rule in force on a day. */
  readonly cutoff: (day: EpochDay) => Cutoff;
}

/** Builds a calendar from checked data. Throws ClockError `clock.bad-calendar` where the two do not fit together. */
export function createCalendar(data: CalendarData, holidays: HolidayData): Calendar {
  const { day: dayAt, workedBefore } = createTimeline(data, holidays);
  return {
    name: data.name,
    version: `${data.version}+${holidays.name}@${holidays.version}`,
    holidayNames: holidays.holidays,
    bases: holidays.bases,
    keptFromYear: Math.min(...Object.keys(holidays.years).map(Number)),
    day: dayAt,
    weeklyHours: (day) => data.hours.find((period) => isInForce(period, day))?.weekly ?? [],
    workingDayFrom: (day) => workingDayFrom(dayAt, day),
    workedUntil: (local) => {
      const day = Math.floor(local / dayMs);
      const { hours } = dayAt(day);
      return workedBefore(day) + workedOfDay(hours, local - day * dayMs);
    },
    instantAt: (worked, from) => {
      const day = searchDay(workedBefore, worked, from);
      return day * dayMs + timeAt(dayAt(day).hours, worked - workedBefore(day));
    },
    workingInstantFrom: (local) => {
      const day = Math.floor(local / dayMs);
      const window = dayAt(day).hours.windows.find(({ end }) => local - day * dayMs < end);
      if (window) return Math.max(local, day * dayMs + window.start);
      const next = workingDayFrom(dayAt, day + 1);
      return next.day * dayMs + (next.hours.windows[0]?.start ?? 0);
    },
    cutoff: readCutoffs(data),
  };
}

function workingDayFrom(dayAt: (day: EpochDay) => CalendarDay, from: EpochDay): CalendarDay {
  let entry = dayAt(from);
  while (entry.hours.total === 0) entry = dayAt(entry.day + 1);
  return entry;
}

/** The last day that begins with less than `worked` behind it: doubling steps from `from`, then halving. */
function searchDay(workedBefore: (day: EpochDay) => number, worked: number, from: EpochDay): EpochDay {
  let low = from;
  let step = 1;
  while (workedBefore(low + step) < worked) {
    low += step;
    step *= 2;
  }
  let high = low + step;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (workedBefore(middle) < worked) low = middle;
    else high = middle;
  }
  return low;
}

function workedOfDay(hours: DayHours, time: number): number {
  let sum = 0;
  for (const { start, end } of hours.windows) {
    if (time >= end) sum += end - start;
    else if (time > start) sum += time - start;
  }
  return sum;
}

/** Time of day at which a day's working time reaches `worked` (more than 0, at most the day's total). */
function timeAt(hours: DayHours, worked: number): number {
  let rest = worked;
  for (const { start, end } of hours.windows) {
    if (rest <= end - start) return start + rest;
    rest -= end - start;
  }
  return hours.close;
}
