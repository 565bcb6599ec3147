import type { KnownTimeLimit } from '@dongbo/contract/procedures';
import { ClockError } from './clock-error.ts';
import { minuteMs } from './instant.ts';

/** One working day is eight working hours, whatever the windows of the calendar. */
const hoursOfWorkingDay = 8;

const units = { wd: 'working-day', wh: 'working-hour', d: 'calendar-day', m: 'month' } as const;

/** Reads `3wd` (working days), `8wh` (working hours), `10d` (calendar days), `2m` (months) or `now`. Throws ClockError. */
export function parseLimit(text: string): KnownTimeLimit {
  const trimmed = text.trim();
  if (trimmed === 'now') return { unit: 'immediate', value: 0 };
  const match = /^(\d{1,6}(?:\.\d{1,4})?)(wd|wh|d|m)$/.exec(trimmed);
  const suffix = Object.keys(units).find((key): key is keyof typeof units => key === match?.[2]);
  if (!suffix) throw new ClockError('clock.bad-limit', { text });
  const limit: KnownTimeLimit = { unit: units[suffix], value: Number(match?.[1]) };
  if (limit.value === 0) throw new ClockError('clock.bad-limit', { text });
  checkLimit(limit);
  return limit;
}

/** Writes a limit in the form that `parseLimit` reads. */
export function formatLimit(limit: KnownTimeLimit): string {
  if (limit.unit === 'immediate') return 'now';
  const suffix = Object.entries(units).find(([, unit]) => unit === limit.unit)?.[0] ?? '';
  return `${limit.value}${suffix}`;
}

/** Refuses what the clock cannot count: a negative or huge value, and parts of calendar days or months. */
export function checkLimit(limit: KnownTimeLimit): void {
  const whole = limit.unit === 'calendar-day' || limit.unit === 'month';
  const most = limit.unit === 'month' ? 600 : 36_500;
  if (!(limit.value >= 0 && limit.value <= most)) throw new ClockError('clock.limit-out-of-range', { ...limit });
  if (whole && !Number.isInteger(limit.value)) {
    throw new ClockError('clock.limit-not-whole', { value: limit.value });
  }
}

/** Budget of a limit in working milliseconds, rounded to whole minutes; null for limits that are not counted in working time. */
export function workingBudget(limit: KnownTimeLimit): number | null {
  if (limit.unit === 'working-day') return Math.round(limit.value * hoursOfWorkingDay * 60) * minuteMs;
  if (limit.unit === 'working-hour') return Math.round(limit.value * 60) * minuteMs;
  return null;
}
