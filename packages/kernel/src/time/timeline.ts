import type { CalendarDay } from './calendar.ts';
import type { CalendarData, HolidayData } from './calendar-data.ts';
import { ClockError } from './clock-error.ts';
import { listSpecialDays } from './holiday-year.ts';
import type { SpecialDay } from './holiday-year.ts';
import { civilOf, epochDayOf, fromEpochDay, parsePlainDate, toEpochDay, weekdayOf } from './plain-date.ts';
import type { EpochDay } from './plain-date.ts';
import { noHours, readHours } from './working-hours.ts';
import type { HoursFinder } from './working-hours.ts';

/** The days of a calendar in a row, with the working time that lies before each. Throws `clock.outside-calendar` beyond its years. */
export interface Timeline {
  readonly day: (day: EpochDay) => CalendarDay;
  /** Working milliseconds from the beginning of the calendar up to the beginning of a day. */
  readonly workedBefore: (day: EpochDay) => number;
}

/** The lunar series is good until 2199; no dossier will be counted beyond. */
const lastYear = 2199;

/** Lays the years of a calendar out when they are first needed and keeps them, so that counting is a look into an array. */
export function createTimeline(data: CalendarData, holidays: HolidayData): Timeline {
  checkReferences(data, holidays);
  const firstDay = toEpochDay(parsePlainDate(data.hours.map((period) => period.validFrom).sort()[0] ?? ''));
  const hoursOf = readHours(data);
  const days: CalendarDay[] = [];
  /** Working milliseconds before the beginning of each day. */
  const before: number[] = [0];

  const layOutYear = () => {
    const start = firstDay + days.length;
    const { year } = civilOf(start);
    const special = new Map(listSpecialDays(holidays, year).map((entry) => [entry.day, entry]));
    for (let day = start; day < epochDayOf(year + 1, 1, 1); day += 1) {
      const entry = describeDay(day, special.get(day), hoursOf, data.name);
      before.push((before[days.length] ?? 0) + entry.hours.total);
      days.push(entry);
    }
  };
  const outside = (day: EpochDay) =>
    new ClockError('clock.outside-calendar', {
      name: data.name,
      date: fromEpochDay(day),
      from: fromEpochDay(firstDay),
      to: `${lastYear}-12-31`,
    });
  const indexOf = (day: EpochDay): number => {
    const index = day - firstDay;
    if (index < 0 || civilOf(day).year > lastYear || !Number.isFinite(index)) {
      throw outside(day);
    }
    while (days.length <= index) layOutYear();
    return index;
  };
  const dayAt = (day: EpochDay): CalendarDay => {
    const entry = days[day - firstDay] ?? days[indexOf(day)];
    if (!entry) throw outside(day);
    return entry;
  };
  const workedBefore = (day: EpochDay): number => before[day - firstDay] ?? before[indexOf(day)] ?? 0;

  return { day: dayAt, workedBefore };
}

function describeDay(
  day: EpochDay,
  special: SpecialDay | undefined,
  hoursOf: HoursFinder,
  calendar: string,
): CalendarDay {
  const usual = hoursOf(day, weekdayOf(day));
  if (usual === null)
    throw new ClockError('clock.bad-calendar', { name: calendar, detail: `no working hours for ${fromEpochDay(day)}` });
  if (!special) return { day, kind: usual.total > 0 ? 'working' : 'weekend', hours: usual, special: undefined };
  if (special.kind !== 'MAKEUP_WORKDAY') return { day, kind: special.kind, hours: noHours, special };
  // A make-up day is worked by the hours of the weekday that it makes up for.
  const hours = hoursOf(day, weekdayOf(toEpochDay(special.pair))) ?? noHours;
  return { day, kind: special.kind, hours, special };
}

function checkReferences(data: CalendarData, holidays: HolidayData): void {
  const years = Object.entries(holidays.years);
  const entries = [...holidays.rules, ...holidays.compensation, ...years.flatMap(([, year]) => year.days)];
  const unknown = [
    ...entries.flatMap((entry) => entry.basis).filter((key) => !holidays.bases[key]),
    ...entries
      .flatMap((entry) => ('holiday' in entry && entry.holiday !== undefined ? [entry.holiday] : []))
      .filter((key) => !holidays.holidays[key]),
    ...years.flatMap(([year, { days }]) => days.map(({ date }) => date).filter((date) => !date.startsWith(year))),
  ];
  if (data.holidays !== holidays.name || unknown.length > 0) {
    const detail = `it does not fit to the holidays ${holidays.name} (${unknown.join(', ')})`;
    throw new ClockError('clock.bad-calendar', { name: data.name, detail });
  }
}
