import { localDate, parseInstant, workingMinutesBetween, type Calendar } from '@dongbo/kernel';

/** How far ahead a person may ask, in days. A rule of this sample, not of law. */
export const daysAhead = 30;

const minute = 60_000;
const dayMs = 24 * 60 * minute;

/** A time of a day in Asia/Ho_Chi_Minh. */
export const instantOf = (day: string, time: string): Date => parseInstant(`${day}T${time}:00+07:00`);

/** The last day that may be asked for on a day. Both YYYY-MM-DD. */
export const lastDay = (today: string): string =>
  localDate(new Date(instantOf(today, '12:00').getTime() + daysAhead * dayMs));

/** May this day be asked for today? A working day from tomorrow on, at most `daysAhead` away. */
export function isDayPossible(day: string, today: string, calendar: Calendar): boolean {
  if (day <= today || day > lastDay(today)) return false;
  const start = instantOf(day, '00:00');
  return workingMinutesBetween(calendar, start, new Date(start.getTime() + dayMs)) > 0;
}

/** Is the counter open at this instant? */
export const isWorkingTime = (at: Date, calendar: Calendar): boolean =>
  workingMinutesBetween(calendar, at, new Date(at.getTime() + minute)) > 0;

/** When the person is reminded: 16:00 of the day before; null when that has passed. */
export function reminderAt(day: string, now: Date): Date | null {
  const at = new Date(instantOf(day, '16:00').getTime() - dayMs);
  return at > now ? at : null;
}
