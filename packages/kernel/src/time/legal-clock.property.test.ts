import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from './calendar.ts';
import { CalendarData, HolidayData } from './calendar-data.ts';
import { elapsedWorkingMinutes, workingMinutesBetween } from './clock-measures.ts';
import type { ClockInput, ClockSuspension } from './clock-run.ts';
import { dueDate } from './explain-due.ts';
import { dueAt } from './legal-clock.ts';
import { loadCalendar } from './load-calendar.ts';

const calendar = loadCalendar();
const minute = 60_000;
const first = Date.parse('2025-01-01T00:00:00+07:00');
const readData = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/calendars/${name}.json`, import.meta.url), 'utf8'));

/** Weekdays off and Saturdays worked, copied by hand from the notices, so that the reference shares no data with the clock. */
const off = new Set(
  (
    '2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-07 2025-04-30 2025-05-01 2025-05-02 2025-09-01 2025-09-02 ' +
    '2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27 2026-04-30 2026-05-01 2026-08-31 2026-09-01 ' +
    '2026-09-02 2026-11-24'
  ).split(' '),
);
const worked = new Set(['2025-04-26', '2026-01-10', '2026-08-22']);

function isWorkingMinute(time: number): boolean {
  const local = new Date(time + 7 * 60 * minute);
  const date = local.toISOString().slice(0, 10);
  const ofDay = local.getUTCHours() * 60 + local.getUTCMinutes();
  const weekday = local.getUTCDay();
  const isWorkday = worked.has(date) || (weekday > 0 && weekday < 6 && !off.has(date));
  return isWorkday && ((ofDay >= 450 && ofDay < 690) || (ofDay >= 780 && ofDay < 1020));
}

/** The naive clock: walks minute by minute and counts. Under `restart` it begins again where a pause ends. */
function walk(received: number, budget: number, suspensions: readonly ClockSuspension[], policy: string): number {
  let time = received;
  let left = budget;
  for (;;) {
    const paused = suspensions.some(({ from, to }) => from.getTime() <= time && time < (to?.getTime() ?? 0));
    // A pause of no length restarts too.
    const touched = suspensions.some(({ from, to }) => from.getTime() <= time && time <= (to?.getTime() ?? 0));
    if (touched && policy === 'restart') left = budget;
    if (!paused && isWorkingMinute(time)) left -= 1;
    time += minute;
    if (left === 0) return time;
  }
}

const instant = fc.nat({ max: 560 * 24 * 60 }).map((minutes) => new Date(first + minutes * minute));
/** Suspensions that fall near the receipt, where they matter. */
const near = (received: Date) =>
  fc.array(
    fc.tuple(fc.integer({ min: -2000, max: 20_000 }), fc.nat({ max: 12_000 })).map(([after, length]) => {
      const from = received.getTime() + after * minute;
      return { from: new Date(from), to: new Date(from + length * minute) };
    }),
    { maxLength: 3 },
  );
const policy = fc.constantFrom('shift' as const, 'restart' as const);
const workingMinutes = fc.integer({ min: 1, max: 12 * 480 });
const hours = (minutes: number) => ({ unit: 'working-hour' as const, value: minutes / 60 });
const limit = fc.oneof(
  workingMinutes.map(hours),
  fc.integer({ min: 1, max: 20 }).map((value) => ({ unit: 'working-day' as const, value })),
  fc.nat({ max: 60 }).map((value) => ({ unit: 'calendar-day' as const, value })),
  fc.nat({ max: 4 }).map((value) => ({ unit: 'month' as const, value })),
  fc.constant({ unit: 'immediate' as const, value: 0 }),
);
const question: fc.Arbitrary<ClockInput> = fc
  .tuple(instant, limit, policy)
  .chain(([receivedAt, chosen, rule]) =>
    near(receivedAt).map((suspensions) => ({ receivedAt, limit: chosen, policy: rule, suspensions, calendar })),
  );
/** Minutes that an account must add up to; none for months, whose length depends on the receipt, and for results due at once. */
function budgetOf({ unit, value }: ClockInput['limit']): number | null {
  if (unit === 'working-hour') return Math.round(value * 60);
  if (unit === 'working-day') return value * 480;
  return unit === 'calendar-day' ? value * 1440 : null;
}
const ms = (input: ClockInput) => dueAt(input)?.getTime() ?? Number.NaN;

describe('the clock against a naive clock that walks minute by minute', () => {
  it('agrees on every working-time limit, with any suspensions, under both policies', () => {
    const cases = fc
      .tuple(instant, workingMinutes, policy)
      .chain(([received, budget, rule]) => fc.tuple(fc.constant({ received, budget, rule }), near(received)));
    fc.assert(
      fc.property(cases, ([{ received, budget, rule }, suspensions]) => {
        const input = { receivedAt: received, limit: hours(budget), policy: rule, suspensions, calendar };
        expect(ms(input)).toBe(walk(received.getTime(), budget, suspensions, rule));
      }),
      { numRuns: 300 },
    );
  });
});

describe('properties of every due date', () => {
  it('a suspension and its resumption equal a shift: the rest of the budget runs from the resumption', () => {
    fc.assert(
      fc.property(
        instant,
        workingMinutes,
        fc.nat({ max: 10_000 }),
        fc.nat({ max: 20_000 }),
        (receivedAt, budget, after, length) => {
          const from = new Date(receivedAt.getTime() + after * minute);
          const to = new Date(from.getTime() + length * minute);
          const whole = { receivedAt, limit: hours(budget), calendar };
          const used = elapsedWorkingMinutes(whole, from);
          fc.pre(used < budget);
          expect(ms({ ...whole, suspensions: [{ from, to }] })).toBe(
            ms({ receivedAt: to, limit: hours(budget - used), calendar }),
          );
        },
      ),
    );
  });

  it('a suspension of calendar days equals a shift by its length', () => {
    const days = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(instant, days, days, days, (receivedAt, total, used, length) => {
        fc.pre(used < total);
        const day = 24 * 60 * minute;
        const from = new Date(receivedAt.getTime() + used * day);
        const to = new Date(from.getTime() + length * day);
        const limitOf = (value: number) => ({ unit: 'calendar-day' as const, value });
        const suspended = ms({ receivedAt, limit: limitOf(total), suspensions: [{ from, to }], calendar });
        expect(suspended).toBe(ms({ receivedAt: to, limit: limitOf(total - used), calendar }));
        expect(suspended).toBe(ms({ receivedAt, limit: limitOf(total + length), calendar }));
      }),
    );
  });

  it('never lies before the receipt, is never brought forward by a suspension, and has no negative minutes', () => {
    fc.assert(
      fc.property(question, (input) => {
        expect(ms(input)).toBeGreaterThanOrEqual(input.receivedAt.getTime());
        expect(ms(input)).toBeGreaterThanOrEqual(ms({ ...input, suspensions: [] }));
        for (const { minutes } of dueDate(input).days) expect(minutes).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is not moved by a pause that begins when the time has run out, under both policies', () => {
    const later = fc.tuple(fc.nat({ max: 20_000 }), fc.option(fc.nat({ max: 20_000 })));
    fc.assert(
      fc.property(question, later, (input, [after, length]) => {
        const due = ms(input);
        const from = new Date(due + after * minute);
        const to = length === null ? null : new Date(from.getTime() + length * minute);
        const early = (input.suspensions ?? []).filter((one) => (one.to?.getTime() ?? Infinity) < from.getTime());
        const known = { ...input, suspensions: early };
        fc.pre(ms(known) === due);
        const more = { ...known, suspensions: [...early, { from, to }] };
        expect(ms(more)).toBe(due);
        expect(dueDate(more).dueAt?.getTime()).toBe(due);
      }),
    );
  });

  it('grows with the receipt', () => {
    fc.assert(
      fc.property(question, fc.nat({ max: 20_000 }), (input, later) => {
        const receivedAt = new Date(input.receivedAt.getTime() + later * minute);
        expect(ms({ ...input, receivedAt })).toBeGreaterThanOrEqual(ms(input));
      }),
    );
  });

  it('grows with the limit', () => {
    fc.assert(
      fc.property(question, fc.nat({ max: 20 }), (input, more) => {
        fc.pre(input.limit.unit !== 'immediate');
        expect(ms({ ...input, limit: { ...input.limit, value: input.limit.value + more } })).toBeGreaterThanOrEqual(
          ms(input),
        );
      }),
    );
  });

  it('does not depend on the order of suspensions', () => {
    fc.assert(
      fc.property(question, (input) => {
        expect(ms({ ...input, suspensions: [...(input.suspensions ?? [])].reverse() })).toBe(ms(input));
      }),
    );
  });

  it('is the same with and without the account, whose minutes add up to the budget and whose days follow each other', () => {
    fc.assert(
      fc.property(question, (input) => {
        const { dueAt: due, days } = dueDate(input);
        expect(due?.getTime()).toBe(ms(input));
        const total = days.reduce((sum, { minutes }) => sum + minutes, 0);
        expect(total).toBe(budgetOf(input.limit) ?? total);
        const numbers = days.map(({ date }) => Date.parse(date) / 86_400_000);
        expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
      }),
    );
  });
});

describe('calendars as data', () => {
  const hoursData = CalendarData.parse(readData('vn-state'));
  const holidayData = HolidayData.parse(readData('vn-public-holidays'));

  it('the order of holidays does not matter and a make-up day counts once, however often it is listed', () => {
    const days = holidayData.years['2026']?.days ?? [];
    const shuffled = fc.shuffledSubarray([...days, ...days], { minLength: days.length * 2 });
    fc.assert(
      fc.property(shuffled, question, (list, input) => {
        const years = { ...holidayData.years, '2026': { status: 'decided' as const, days: list } };
        const other = createCalendar(hoursData, { ...holidayData, years });
        expect(dueDate({ ...input, calendar: other })).toEqual(dueDate(input));
      }),
      { numRuns: 40 },
    );
  });

  it('a make-up Saturday adds exactly one working day', () => {
    const week = (from: string, to: string) =>
      workingMinutesBetween(calendar, new Date(`${from}T00:00+07:00`), new Date(`${to}T00:00+07:00`));
    expect(week('2026-01-05', '2026-01-12')).toBe(6 * 480);
    expect(week('2026-08-17', '2026-08-24')).toBe(6 * 480);
  });

  it.each([
    ['2024', 251],
    ['2025', 250],
    ['2026', 249],
  ])('%s has as many working days as the notices leave', (year, days) => {
    const [from, to] = [new Date(`${year}-01-01T00:00+07:00`), new Date(`${Number(year) + 1}-01-01T00:00+07:00`)];
    expect(workingMinutesBetween(calendar, from, to) / 480).toBe(days);
  });

  it('hours change with their validity', () => {
    const week = [1, 2, 3, 4, 5];
    const usual = {
      validFrom: '2013-05-01',
      validTo: '2026-03-10',
      weekly: [{ days: week, windows: ['07:30-11:30', '13:00-17:00'] }],
    };
    const shorter = { validFrom: '2026-03-11', weekly: [{ days: week, windows: ['08:00-12:00'] }] };
    const changing = createCalendar({ ...hoursData, hours: [shorter, usual] }, holidayData);
    const input = { receivedAt: new Date('2026-03-10T16:00:00+07:00'), limit: hours(8 * 60), calendar: changing };
    expect(dueAt(input)).toEqual(new Date('2026-03-12T11:00:00+07:00'));
  });

  it('refuses windows out of order and legal grounds that are not named', () => {
    const weekly = [{ days: [1], windows: ['13:00-17:00', '07:30-11:30'] }];
    expect(() =>
      dueAt({
        receivedAt: new Date('2026-03-10T01:00Z'),
        limit: hours(60),
        calendar: createCalendar({ ...hoursData, hours: [{ validFrom: '2013-05-01', weekly }] }, holidayData),
      }),
    ).toThrow('out of order');
    expect(() => createCalendar(hoursData, { ...holidayData, bases: {} })).toThrow('labour-2012-115');
  });
});
