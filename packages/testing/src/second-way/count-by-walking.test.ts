import { dueAt, elapsedWorkingMinutes, loadCalendar, type ClockInput } from '@dongbo/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueByWalking, minutesByWalking } from './count-by-walking.ts';

const calendar = loadCalendar();
const minute = 60_000;
const first = Date.parse('2025-03-01T00:00:00+07:00');

const limit = fc.oneof(
  fc.record({
    unit: fc.constantFrom('working-day' as const, 'calendar-day' as const),
    value: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({ unit: fc.constant('working-hour' as const), value: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ unit: fc.constant('month' as const), value: fc.integer({ min: 1, max: 3 }) }),
  fc.constant({ unit: 'immediate' as const, value: 0 }),
);
/** Pauses one after the other, the last perhaps still open: minutes between and length. */
const pauses = fc.array(fc.tuple(fc.integer({ min: 1, max: 9_000 }), fc.integer({ min: 0, max: 9_000 })), {
  maxLength: 3,
});
const question = fc
  .record({
    at: fc.nat({ max: 500 * 24 * 60 }),
    limit,
    policy: fc.constantFrom('shift' as const, 'restart' as const),
    pauses,
    isOpen: fc.boolean(),
  })
  .map(({ at, pauses: drawn, isOpen, ...rest }): ClockInput => {
    let now = first + at * minute;
    const receivedAt = new Date(now);
    const suspensions = drawn.map(([after, length], index) => {
      const from = new Date((now += after * minute));
      const to = new Date((now += length * minute));
      return { from, to: isOpen && index === drawn.length - 1 ? null : to };
    });
    return { ...rest, receivedAt, suspensions, calendar };
  });

test('walking through the days finds what the clock of the kernel works out from sums, with any pauses', () => {
  fc.assert(
    fc.property(question, fc.nat({ max: 60_000 }), (input, later) => {
      const { receivedAt: startedAt, limit: granted, policy = 'shift', suspensions = [] } = input;
      const ledger = { startedAt, limit: granted, policy, pauses: suspensions, calendar };
      expect(dueByWalking(ledger)).toEqual(dueAt(input));
      const until = new Date(startedAt.getTime() + later * minute);
      expect(minutesByWalking(ledger, until)).toBe(elapsedWorkingMinutes(input, until));
    }),
    { numRuns: 1500 },
  );
});

test('known dates: over a weekend, over Tet, a month that has no such day, at once behind the cut-off', () => {
  const due = (startedAt: string, unit: string, value: number) =>
    dueByWalking({ startedAt: new Date(startedAt), limit: { unit, value }, policy: 'shift', pauses: [], calendar });
  expect(due('2026-03-13T10:00:00+07:00', 'working-day', 1)).toEqual(new Date('2026-03-16T10:00:00+07:00'));
  expect(due('2026-02-13T10:00:00+07:00', 'working-hour', 8)).toEqual(new Date('2026-02-23T10:00:00+07:00'));
  expect(due('2026-01-31T10:00:00+07:00', 'month', 1)).toEqual(new Date('2026-03-02T17:00:00+07:00'));
  expect(due('2026-03-13T15:00:00+07:00', 'immediate', 0)).toEqual(new Date('2026-03-16T17:00:00+07:00'));
});
