import { defaultCalendarName, workingMinutesBetween } from '@dongbo/kernel';
import type { Context } from '../define.ts';

const dayMs = 86_400_000;
/** However long the holidays are. */
const mostDays = 30;

/** The first midnight or later behind which no due instant is so near: those before it are looked at one by one.
 * @param minutes - working minutes */
export function horizonOf({ now, calendar }: Pick<Context, 'now' | 'calendar'>, minutes: number): Date {
  const usual = calendar(defaultCalendarName);
  const daysOn = (days: number) => new Date(now.getTime() + days * dayMs);
  let days = 1;
  while (days < mostDays && workingMinutesBetween(usual, now, daysOn(days)) <= minutes) days += 1;
  return daysOn(days + 1);
}
