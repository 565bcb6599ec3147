import { LocalText } from '@dongbo/contract';
import { z } from 'zod';

/** A calendar as data: files under data/calendars or rows of the database, checked here before anything is counted with them. */

const Day = z.iso.date();
const Validity = { validFrom: Day, validTo: Day.optional() };
const Weekday = z.number().int().min(1).max(7);
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** A day of the year on which a holiday begins and ends, as offsets in days around an anchor. */
const Anchor = z.object({
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(31),
  fromOffset: z.number().int().min(-15).max(0),
  toOffset: z.number().int().min(0).max(15),
});

const HolidayRule = z.object({
  holiday: z.string(),
  on: z.discriminatedUnion('calendar', [
    Anchor.extend({ calendar: z.literal('solar') }),
    Anchor.extend({ calendar: z.literal('lunar') }),
    z.object({
      calendar: z.literal('solar-with-neighbour'),
      month: z.number().int(),
      day: z.number().int(),
      /** Side of the second day by the weekday of the first. */
      neighbourByWeekday: z.record(z.string().regex(/^[1-7]$/), z.enum(['before', 'after'])),
    }),
  ]),
  /** Whether a working day off is given when the day falls on a weekly rest day. */
  compensated: z.boolean(),
  basis: z.array(z.string()).min(1),
  ...Validity,
});
export type HolidayRule = z.infer<typeof HolidayRule>;

const DecidedDay = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('HOLIDAY'),
    date: Day,
    holiday: z.string(),
    substitute: z.boolean().default(false),
    basis: z.array(z.string()).min(1),
  }),
  /** `pair`: the other day of the swap. */
  z.object({
    kind: z.enum(['SWAPPED_OFF', 'MAKEUP_WORKDAY']),
    date: Day,
    pair: Day,
    basis: z.array(z.string()).min(1),
  }),
]);
export type DecidedDay = z.infer<typeof DecidedDay>;

export const HolidayData = z.object({
  name: z.string(),
  version: z.string(),
  weeklyRest: z.array(Weekday),
  bases: z.record(z.string(), LocalText),
  holidays: z.record(z.string(), LocalText),
  rules: z.array(HolidayRule),
  compensation: z.array(z.object({ basis: z.array(z.string()).min(1), ...Validity })),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.object({ status: z.enum(['decided', 'provisional']), days: z.array(DecidedDay), note: z.string().optional() }),
  ),
});
export type HolidayData = z.infer<typeof HolidayData>;

export const CalendarData = z.object({
  name: z.string(),
  version: z.string(),
  timeZone: z.literal('Asia/Ho_Chi_Minh'),
  /** Name of the holiday data that this calendar stands on. */
  holidays: z.string(),
  hours: z
    .array(
      z.object({
        ...Validity,
        /** Windows 'HH:MM-HH:MM' of the weekdays; a weekday that is not named is a rest day. */
        weekly: z.array(z.object({ days: z.array(Weekday).min(1), windows: z.array(z.string()).min(1) })),
      }),
    )
    .min(1),
  /** For results due at once: received at or after this time, the end of the next working day. */
  sameDayCutoff: z.array(z.object({ time: Time, basis: LocalText, ...Validity })).min(1),
});
export type CalendarData = z.infer<typeof CalendarData>;
