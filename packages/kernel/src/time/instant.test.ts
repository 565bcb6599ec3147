import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant, localDate, parseInstant } from './instant.ts';
import { parseSuspension } from './suspension-text.ts';
import { formatLimit, parseLimit } from './time-limit.ts';

describe('instants', () => {
  it.each([
    ['2026-04-24T15:30', '2026-04-24T08:30:00.000Z'],
    ['2026-04-24 15:30', '2026-04-24T08:30:00.000Z'],
    ['2026-04-24', '2026-04-23T17:00:00.000Z'],
    ['2026-04-24T15:30:20.5', '2026-04-24T08:30:20.500Z'],
    ['2026-04-24T15:30Z', '2026-04-24T15:30:00.000Z'],
    ['2026-04-24T15:30-05:00', '2026-04-24T20:30:00.000Z'],
    ['2026-04-24T15:30+0530', '2026-04-24T10:00:00.000Z'],
    ['2026-04-24T15:30+07', '2026-04-24T08:30:00.000Z'],
  ])('reads %s; without an offset it is Asia/Ho_Chi_Minh', (text, utc) => {
    expect(parseInstant(text).toISOString()).toBe(utc);
  });

  it.each([
    ['2026-02-30T10:00', 'clock.no-such-date'],
    ['2026-04-24T24:00', 'clock.no-such-time'],
    ['2026-04-24T10:60', 'clock.no-such-time'],
    ['2026-04-24T10:00+19:00', 'clock.no-such-time'],
    ['24/04/2026 10:00', 'clock.bad-time'],
    ['', 'clock.bad-time'],
    ['2026-04-24T10', 'clock.bad-time'],
  ])('refuses %j with %s', (text, code) => {
    expect(() => parseInstant(text)).toThrow(expect.objectContaining({ name: 'ClockError', code }));
  });

  it('writes what it reads', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1980-01-01'), max: new Date('2150-01-01'), noInvalidDate: true }),
        (instant) => {
          expect(parseInstant(formatInstant(instant))).toEqual(instant);
        },
      ),
    );
  });

  it('knows the Vietnamese day of an instant', () => {
    expect(localDate(new Date('2026-04-24T16:59:59Z'))).toBe('2026-04-24');
    expect(localDate(new Date('2026-04-24T17:00:00Z'))).toBe('2026-04-25');
  });
});

describe('limits and suspensions as text', () => {
  it.each([
    ['3wd', { unit: 'working-day', value: 3 }],
    ['0.5wd', { unit: 'working-day', value: 0.5 }],
    ['8wh', { unit: 'working-hour', value: 8 }],
    ['10d', { unit: 'calendar-day', value: 10 }],
    ['2m', { unit: 'month', value: 2 }],
    ['now', { unit: 'immediate', value: 0 }],
  ])('reads and writes %s', (text, limit) => {
    expect(parseLimit(text)).toEqual(limit);
    expect(formatLimit(parseLimit(text))).toBe(text);
  });

  it.each([
    ['0wd', 'clock.bad-limit'],
    ['3', 'clock.bad-limit'],
    ['-3wd', 'clock.bad-limit'],
    ['3 days', 'clock.bad-limit'],
    ['2.5d', 'clock.limit-not-whole'],
    ['0.5m', 'clock.limit-not-whole'],
    ['99999wd', 'clock.limit-out-of-range'],
  ])('refuses the limit %j with %s', (text, code) => {
    expect(() => parseLimit(text)).toThrow(expect.objectContaining({ code }));
  });

  it('reads closed and open suspensions', () => {
    expect(parseSuspension('2026-04-24T10:00..2026-04-25T11:00')).toEqual({
      from: new Date('2026-04-24T03:00:00Z'),
      to: new Date('2026-04-25T04:00:00Z'),
    });
    expect(parseSuspension('2026-04-24T10:00..').to).toBeNull();
  });

  it.each(['2026-04-24T10:00', '..2026-04-24T10:00', 'a..b..c', ''])('refuses the suspension %j', (text) => {
    expect(() => parseSuspension(text)).toThrow(expect.objectContaining({ code: 'clock.bad-suspension' }));
  });
});
