import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, fromEpochDay, parsePlainDate, toEpochDay, weekdayOf } from './plain-date.ts';

const day = (text: string) => toEpochDay(parsePlainDate(text));

describe('plain dates', () => {
  it.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1900-02-29'])(
    'refuses %s, which does not exist',
    (text) => {
      expect(() => parsePlainDate(text)).toThrow(`the date ${text} does not exist`);
    },
  );

  it.each(['24/04/2026', '2026-4-24', '', '2026-04-24T10:00'])('refuses %j, which has another shape', (text) => {
    expect(() => parsePlainDate(text)).toThrow('not a date of the form');
  });

  it('agrees with the proleptic Gregorian calendar of the platform on every day of the years that are served', () => {
    const wrong: string[] = [];
    for (let epochDay = day('1900-01-01'); epochDay <= day('2199-12-31'); epochDay += 1) {
      const platform = new Date(epochDay * 86_400_000);
      const text = platform.toISOString().slice(0, 10);
      const agrees =
        fromEpochDay(epochDay) === text && day(text) === epochDay && weekdayOf(epochDay) % 7 === platform.getUTCDay();
      if (!agrees) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-11-15', 14, '2028-01-15'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('Civil Code 91/2015/QH13 art. 148(4): %s and %i months is %s', (from, months, to) => {
    expect(fromEpochDay(addMonths(day(from), months))).toBe(to);
  });

  it('adds months without ever going back', () => {
    const days = fc.integer({ min: day('2013-05-01'), max: day('2100-12-31') });
    fc.assert(
      fc.property(days, days, fc.nat({ max: 60 }), (a, b, months) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(addMonths(first, months)).toBeLessThanOrEqual(addMonths(second, months));
        expect(addMonths(first, months)).toBeGreaterThanOrEqual(first);
      }),
    );
  });
});
