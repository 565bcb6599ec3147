import { dueAt, loadCalendar, GeneralError } from '@dongbo/kernel';
import type { KnownTimeLimit } from '@dongbo/contract/procedures';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countableLimit, startingClock } from './starting-clock.ts';

const calendar = loadCalendar();
const at = new Date('2026-03-11T09:00:00+07:00');
const unknown = { unit: 'unknown', value: 7 } as const;
const threeDays = { unit: 'working-day', value: 3 } as const;

describe('the limit that counts', () => {
  test('is the stated one wherever a clock can count it', () => {
    expect(countableLimit(threeDays)).toEqual(threeDays);
    expect(countableLimit({ unit: 'working-day', value: 0.5 })).toEqual({ unit: 'working-day', value: 0.5 });
    expect(countableLimit({ unit: 'immediate', value: 0 })).toEqual({ unit: 'immediate', value: 0 });
    expect(countableLimit(unknown)).toBeNull();
    expect(countableLimit({ unit: 'calendar-day', value: 1.5 })).toBeNull();
    expect(countableLimit({ unit: 'month', value: 4000 })).toBeNull();
  });

  test('is the named one only where the procedure states none', () => {
    expect(startingClock({ stated: unknown, named: undefined, calendar, at })).toBeNull();
    expect(startingClock({ stated: unknown, named: threeDays, calendar, at })?.limit).toEqual(threeDays);
    expect(startingClock({ stated: threeDays, named: { unit: 'month', value: 2 }, calendar, at })?.limit).toEqual(
      threeDays,
    );
    expect(() => startingClock({ stated: unknown, named: { unit: 'month', value: 0.5 }, calendar, at })).toThrow(
      GeneralError,
    );
  });
});

test('a clock that starts is due when the legal clock says so, never before reception', () => {
  const limit = fc.record<KnownTimeLimit>({
    unit: fc.constantFrom('working-day', 'working-hour', 'calendar-day', 'month', 'immediate'),
    value: fc.integer({ min: 0, max: 60 }),
  });
  const instant = fc.date({
    min: new Date('2025-07-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(limit, instant, (stated, received) => {
      const clock = startingClock({ stated, named: undefined, calendar, at: received });
      expect(clock).toMatchObject({ receivedAt: received, limit: stated, finishedAt: null, suspensions: [] });
      expect(clock?.dueAt).toEqual(dueAt({ receivedAt: received, limit: stated, calendar }));
      expect(clock?.dueAt).toEqual(clock?.originalDueAt);
      expect(clock?.originalDueAt?.getTime()).toBeGreaterThanOrEqual(received.getTime());
    }),
  );
});
