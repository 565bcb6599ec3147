import type { Calendar } from './calendar.ts';
import { dayOfLocal, toLocalMs } from './instant.ts';

/** Working days that had begun after the due day when `at` came: 0 on the due day itself and until the next working day, as the law counts
 * time limits; null while nothing is overdue. The one count of how late something is, for every list, page and file. Throws
 * `clock.outside-calendar` beyond the years of the calendar. Pure. */
export function lateDaysOf(dueAt: Date | null, at: Date, calendar: Calendar): number | null {
  if (dueAt === null || at <= dueAt) return null;
  const last = dayOfLocal(toLocalMs(at));
  let days = 0;
  for (let day = dayOfLocal(toLocalMs(dueAt)) + 1; day <= last; day += 1)
    if (calendar.day(day).hours.total > 0) days += 1;
  return days;
}
