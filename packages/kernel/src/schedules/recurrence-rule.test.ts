import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRecurrence, dueInstant, nextInstant, type Recurrence } from './recurrence-rule.ts';

const at = (text: string) => new Date(`${text}+07:00`);
/** The instants of March 2026 as they are read: the 1st is a Sunday. */
const due = (recurrence: Recurrence, last: string, now: string) => dueInstant(recurrence, at(last), at(now));
const hourly = { everyMinutes: 60 };
const nightly = { daily: '00:10' };
const midnight = { daily: '00:00' };
const mondays = { weekly: { day: 'monday', at: '07:00' } } as const;
const sundays = { weekly: { day: 'sunday', at: '23:59' } } as const;

describe('what is due now', () => {
  test.each<[string, Recurrence, string, string, string | null]>([
    ['not before the instant', hourly, '2026-03-11T09:00:00', '2026-03-11T09:59:59.999', null],
    ['at the very instant', hourly, '2026-03-11T09:00:00', '2026-03-11T10:00:00', '2026-03-11T10:00:00'],
    ['until it is taken up', hourly, '2026-03-11T09:00:00', '2026-03-11T10:59:59', '2026-03-11T10:00:00'],
    ['not twice', hourly, '2026-03-11T10:00:00', '2026-03-11T10:59:59', null],
    ['for the first time after it was made known', hourly, '2026-03-11T09:20:00', '2026-03-11T09:59:00', null],
    ['then at the next instant', hourly, '2026-03-11T09:20:00', '2026-03-11T10:00:01', '2026-03-11T10:00:00'],
    ['once after a long stop', hourly, '2026-03-01T09:00:00', '2026-03-11T10:30:00', '2026-03-11T10:00:00'],
    ['over midnight', { everyMinutes: 15 }, '2026-03-11T23:45:00', '2026-03-12T00:00:00', '2026-03-12T00:00:00'],
    ['before midnight', { everyMinutes: 15 }, '2026-03-11T23:45:00', '2026-03-11T23:59:59', null],
    ['at midnight itself', midnight, '2026-03-11T00:00:00', '2026-03-12T00:00:00', '2026-03-12T00:00:00'],
    ['not a moment before', midnight, '2026-03-11T00:00:00', '2026-03-11T23:59:59.999', null],
    ['after midnight', nightly, '2026-03-11T00:10:00', '2026-03-12T00:09:59', null],
    ['on the next day', nightly, '2026-03-11T00:10:00', '2026-03-12T00:10:00', '2026-03-12T00:10:00'],
    ['over a month', nightly, '2026-02-28T00:10:00', '2026-03-01T08:00:00', '2026-03-01T00:10:00'],
    ['over a year', nightly, '2025-12-31T00:10:00', '2026-01-01T00:10:00', '2026-01-01T00:10:00'],
    ['once after days', nightly, '2026-03-01T00:10:00', '2026-03-11T00:05:00', '2026-03-10T00:10:00'],
    ['on Monday', mondays, '2026-03-02T07:00:00', '2026-03-09T07:00:00', '2026-03-09T07:00:00'],
    ['not on Monday before the time', mondays, '2026-03-02T07:00:00', '2026-03-09T06:59:59', null],
    ['not on Sunday', mondays, '2026-03-02T07:00:00', '2026-03-08T23:59:59', null],
    ['later in the week when nobody ran', mondays, '2026-03-02T07:00:00', '2026-03-13T12:00:00', '2026-03-09T07:00:00'],
    ['at the last minute of the week', sundays, '2026-03-01T23:59:00', '2026-03-08T23:59:00', '2026-03-08T23:59:00'],
    ['also seen in the week after', sundays, '2026-03-01T23:59:00', '2026-03-09T00:00:00', '2026-03-08T23:59:00'],
    ['once after weeks', sundays, '2026-01-04T23:59:00', '2026-03-08T12:00:00', '2026-03-01T23:59:00'],
    ['never while the clock stands before the last one', hourly, '2026-03-11T12:00:00', '2026-03-11T10:00:00', null],
  ])('%s', (_, recurrence, last, now, expected) => {
    expect(due(recurrence, last, now)).toEqual(expected === null ? null : at(expected));
  });

  test('counts in Asia/Ho_Chi_Minh, wherever the machine stands', () => {
    // Ten past midnight there is ten past five in the afternoon before at Greenwich.
    const now = new Date('2026-03-11T17:10:00Z');
    expect(dueInstant(nightly, new Date('2026-03-10T17:10:00Z'), now)).toEqual(now);
    // Monday morning there is still Sunday at Greenwich.
    const early = { weekly: { day: 'monday', at: '06:00' } } as const;
    expect(nextInstant(early, new Date('2026-03-08T12:00:00Z'))).toEqual(new Date('2026-03-08T23:00:00Z'));
  });
});

test('the next instant lies after now, also when now is an instant itself', () => {
  expect(nextInstant(hourly, at('2026-03-11T10:00:00'))).toEqual(at('2026-03-11T11:00:00'));
  expect(nextInstant(nightly, at('2026-03-11T00:09:59'))).toEqual(at('2026-03-11T00:10:00'));
  expect(nextInstant(mondays, at('2026-03-09T07:00:00'))).toEqual(at('2026-03-16T07:00:00'));
});

test.each<Recurrence>([
  { everyMinutes: 0 },
  { everyMinutes: 7 },
  { everyMinutes: 1.5 },
  { everyMinutes: 2880 },
  { daily: '24:00' },
  { daily: '7:00' },
  { weekly: { day: 'friday', at: '12:60' } },
])('$everyMinutes $daily $weekly.at is refused as it is declared', (recurrence) => {
  expect(() => checkRecurrence(recurrence)).toThrow(/no (time of day|whole part)/);
});

const recurrences: readonly Recurrence[] = [
  hourly,
  { everyMinutes: 1 },
  { everyMinutes: 1440 },
  nightly,
  midnight,
  mondays,
  sundays,
];
const instants = fc.date({ min: at('2000-01-01T00:00:00'), max: at('2100-01-01T00:00:00'), noInvalidDate: true });

test('whatever is due lies in (last, now], is due once, and the next instant after it is not before now', () => {
  fc.assert(
    fc.property(fc.constantFrom(...recurrences), instants, instants, (recurrence, last, now) => {
      const found = dueInstant(recurrence, last, now);
      const next = nextInstant(recurrence, now);
      expect(next > now).toBe(true);
      expect(dueInstant(recurrence, now, next)).toEqual(next);
      if (found === null) return;
      expect(found > last && found <= now).toBe(true);
      expect(dueInstant(recurrence, found, now)).toBeNull();
      expect(nextInstant(recurrence, found)).toEqual(next);
    }),
  );
});
