import { ClockError } from './clock-error.ts';
import { fromEpochDay, parsePlainDate, toEpochDay } from './plain-date.ts';
import type { EpochDay } from './plain-date.ts';

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** Asia/Ho_Chi_Minh: +07:00 without daylight saving since 13 June 1975, so a fixed offset is exact for every date served here. */
const offsetMs = 7 * 60 * minuteMs;

/** Milliseconds since 1970-01-01T00:00+07:00, the axis on which the clock counts. */
export type LocalMs = number;

export function toLocalMs(instant: Date): LocalMs {
  const ms = instant.getTime();
  if (Number.isNaN(ms)) throw new ClockError('clock.bad-time', { text: 'Invalid Date' });
  return ms + offsetMs;
}

export function fromLocalMs(local: LocalMs): Date {
  return new Date(local - offsetMs);
}

/** Day number of the Vietnamese day in which the local instant lies. */
export function dayOfLocal(local: LocalMs): EpochDay {
  return Math.floor(local / dayMs);
}

/** The day in Asia/Ho_Chi_Minh on which an instant falls. */
export function localDate(instant: Date) {
  return fromEpochDay(dayOfLocal(toLocalMs(instant)));
}

const shape = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * Reads an ISO 8601 time. Without an offset it is Asia/Ho_Chi_Minh; a date alone is its first instant there.
 * Throws ClockError `clock.bad-time`, `clock.no-such-date` or `clock.no-such-time`.
 */
export function parseInstant(text: string): Date {
  const match = shape.exec(text.trim());
  const [, date, hour = '00', minute = '00', second = '00', fraction = '', zone] = match ?? [];
  if (date === undefined) {
    throw new ClockError('clock.bad-time', { text });
  }
  const day = toEpochDay(parsePlainDate(date));
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    throw new ClockError('clock.no-such-time', { text });
  }
  const ofDay =
    ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  return new Date(day * dayMs + ofDay - zoneOffset(zone, text));
}

function zoneOffset(zone: string | undefined, text: string): number {
  if (zone === undefined) return offsetMs;
  if (zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2)) * (zone.length > 3 ? 1 : 0);
  if (hours > 14 || minutes > 59) throw new ClockError('clock.no-such-time', { text });
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * minuteMs;
}

/** ISO 8601 with the offset +07:00; always with seconds, milliseconds only where they are not zero. */
export function formatInstant(instant: Date): string {
  const local = toLocalMs(instant);
  const day = dayOfLocal(local);
  const rest = local - day * dayMs;
  const seconds = rest % minuteMs;
  const tail =
    seconds === 0
      ? ':00'
      : seconds % 1000 === 0
        ? `:${two(seconds / 1000)}`
        : `:${(seconds / 1000).toFixed(3).padStart(6, '0')}`;
  return `${fromEpochDay(day)}T${timeOfDay(rest)}${tail}+07:00`;
}

/** 'HH:MM' of milliseconds since midnight, seconds cut off. */
export function timeOfDay(ms: number): string {
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor((ms % 3_600_000) / minuteMs))}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
