import { ClockError } from './clock-error.ts';

declare const plainDate: unique symbol;

/** A day of the Gregorian calendar, 'YYYY-MM-DD', without a time and without a zone. Made only by the functions of this file. */
export type PlainDate = string & { readonly [plainDate]: true };

/** Days since 1970-01-01. Arithmetic with days is arithmetic with these numbers. */
export type EpochDay = number;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads 'YYYY-MM-DD'. Throws ClockError `clock.bad-date` for another shape and `clock.no-such-date` for 2026-02-30. */
export function parsePlainDate(text: string): PlainDate {
  const match = shape.exec(text);
  if (!match) throw new ClockError('clock.bad-date', { text });
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new ClockError('clock.no-such-date', { text });
  }
  // The cast gives the brand: shape and existence were checked in the lines above.
  return text as PlainDate;
}

/** Number of days since 1970-01-01. */
export function toEpochDay(date: PlainDate): EpochDay {
  return epochDayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** The day that lies `epochDay` days after 1970-01-01; years 0 to 9999. */
export function fromEpochDay(epochDay: EpochDay): PlainDate {
  const { year, month, day } = civilOf(epochDay);
  // The cast gives the brand: the three parts come from a day number, so the day exists.
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as PlainDate;
}

/** ISO weekday of a day number: 1 Monday to 7 Sunday. */
export function weekdayOf(epochDay: EpochDay): number {
  return modulo(epochDay + 3, 7) + 1;
}

/** Year, month (1 to 12) and day of a day number, by the proleptic Gregorian calendar counted in eras of 400 years. */
export function civilOf(epochDay: EpochDay): { year: number; month: number; day: number } {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Day number of a date given by its parts; the parts must exist. */
export function epochDayOf(year: number, month: number, day: number): EpochDay {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The same day `months` months on, clamped to the last day of that month (Civil Code 91/2015/QH13 art. 148(4)). */
export function addMonths(epochDay: EpochDay, months: number): EpochDay {
  const { year, month, day } = civilOf(epochDay);
  const monthIndex = year * 12 + (month - 1) + months;
  const toYear = Math.floor(monthIndex / 12);
  const toMonth = modulo(monthIndex, 12) + 1;
  return epochDayOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Length of a month of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
