import { z } from 'zod';
import { calendarDay, faultOfYear, readDateParts, writeDay } from '../../calendar-day.ts';
import { empty, fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldType } from '../../field-type.ts';
import { DateBound, withinBounds } from '../date/date-field.ts';

/** A date of which only the year, or year and month, may be known, as on older papers. */
export const PartialDateField = z.object({
  ...fieldBase,
  type: z.literal('partial-date').describe('Kind of field'),
  notBefore: DateBound.optional().describe('Earliest day, or the day of filing'),
  notAfter: DateBound.optional().describe('Latest day, or the day of filing'),
});
export type PartialDateField = z.infer<typeof PartialDateField>;

export const partialDateField: FieldType<PartialDateField, string> = {
  parse(config, raw, context) {
    const parts = readDateParts(raw);
    if (parts === undefined) return wrong('date-not-readable');
    const { year, month, day } = parts;
    if (year === null && month === null && day === null) return empty;
    if (year === null || (month === null && day !== null)) return wrong('date-incomplete');
    const fault = faultOfYear(year);
    if (fault !== null) return wrong(fault, { year: String(year) });
    const whole = calendarDay(year, month ?? 1, day ?? 1);
    if (whole === null) return wrong('date-not-real');
    const value = whole.slice(0, day === null ? (month === null ? 4 : 7) : 10);
    return withinBounds(config, value, context) ?? found(value);
  },
  write: (_config, value) => writeDay(String(value)),
};
