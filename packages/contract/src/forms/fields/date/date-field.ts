import { z } from 'zod';
import { Day } from '../../../values.ts';
import { calendarDay, faultOfYear, readDateParts, writeDay } from '../../calendar-day.ts';
import { empty, fieldBase, found, wrong } from '../../field-type.ts';
import type { FieldContext, FieldType } from '../../field-type.ts';

/** A bound of a date: the day of filing or a fixed day. */
export const DateBound = z.union([z.literal('today'), Day]);

export const DateField = z.object({
  ...fieldBase,
  type: z.literal('date').describe('Kind of field'),
  notBefore: DateBound.optional().describe('Earliest day, or the day of filing'),
  notAfter: DateBound.optional().describe('Latest day, or the day of filing'),
});
export type DateField = z.infer<typeof DateField>;

export const dateField: FieldType<DateField, string> = {
  parse(config, raw, context) {
    const parts = readDateParts(raw);
    if (parts === undefined) return wrong('date-not-readable');
    const { year, month, day } = parts;
    if (year === null && month === null && day === null) return empty;
    if (year === null || month === null || day === null) return wrong('date-incomplete');
    const fault = faultOfYear(year);
    if (fault !== null) return wrong(fault, { year: String(year) });
    const value = calendarDay(year, month, day);
    if (value === null) return wrong('date-not-real');
    return withinBounds(config, value, context) ?? found(value);
  },
  write: (_config, value) => writeDay(String(value)),
};

/** The fault of a date outside its bounds. A partial date is after a bound only when its first possible day is. */
export function withinBounds(
  config: { notBefore?: string | undefined; notAfter?: string | undefined },
  value: string,
  context: FieldContext,
) {
  const first = `${value}-01-01`.slice(0, 10);
  const last = value.length === 10 ? value : `${value}${value.length === 4 ? '-12-31' : '-31'}`;
  const { notBefore, notAfter } = config;
  if (notAfter === 'today' && first > context.today) return wrong('date-in-future', { today: context.today });
  if (notBefore === 'today' && last < context.today) return wrong('date-in-past', { today: context.today });
  if (notAfter !== undefined && notAfter !== 'today' && first > notAfter)
    return wrong('date-too-late', { bound: notAfter });
  if (notBefore !== undefined && notBefore !== 'today' && last < notBefore) {
    return wrong('date-too-early', { bound: notBefore });
  }
  return null;
}
