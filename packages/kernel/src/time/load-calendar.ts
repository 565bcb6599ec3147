import { readFileSync, readdirSync } from 'node:fs';
import { createCalendar } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { CalendarData, HolidayData } from './calendar-data.ts';
import { ClockError } from './clock-error.ts';

const folder = new URL('../../data/calendars/', import.meta.url);
const holidayPrefix = 'vn-public-holidays';

export const defaultCalendarName = 'vn-state';

/** Names of the calendars that the program carries. */
export function listCalendarNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.startsWith(holidayPrefix))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** The data of a program do not change while it runs: every calendar is read once. */
const loaded = new Map<string, Calendar>();

/** A carried calendar with its holidays, from the data folder. Throws ClockError `clock.unknown-calendar` for an unknown name. */
export function loadCalendar(name: string = defaultCalendarName): Calendar {
  const known = loaded.get(name);
  if (known) return known;
  const names = listCalendarNames();
  if (!names.includes(name)) {
    throw new ClockError('clock.unknown-calendar', { name, known: names.join(', ') });
  }
  const data = CalendarData.parse(readJson(name));
  const calendar = createCalendar(data, HolidayData.parse(readJson(data.holidays)));
  loaded.set(name, calendar);
  return calendar;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}
