import { describe, expect, it } from 'vitest';
import { codeOfRules } from './day-rule.ts';
import { dueDate } from './explain-due.ts';
import { formatInstant, parseInstant } from './instant.ts';
import { dueAt } from './legal-clock.ts';
import { loadCalendar } from './load-calendar.ts';
import { parseSuspension } from './suspension-text.ts';
import { parseLimit } from './time-limit.ts';

const calendar = loadCalendar();

function ask(
  received: string,
  limit: string,
  suspend: string[] = [],
  policy: 'shift' | 'restart' = 'shift',
  name = calendar,
) {
  const suspensions = suspend.map(parseSuspension);
  return { receivedAt: parseInstant(received), limit: parseLimit(limit), suspensions, policy, calendar: name };
}

function due(...question: Parameters<typeof ask>): string | null {
  const answer = dueAt(ask(...question));
  return answer === null ? null : formatInstant(answer).slice(0, 16);
}

describe('working days and hours, 8 hours a working day', () => {
  it.each([
    [
      '2026-04-24T15:30',
      '3wd',
      '2026-05-04T15:30',
      'over the Hung Kings substitute (Labour Code 2019 art. 111(3)), 30 April and 1 May',
    ],
    ['2026-02-13T16:00', '2wd', '2026-02-24T16:00', 'over Lunar New Year 2026 (Notice 9441/TB-BNV)'],
    ['2025-01-24T09:00', '1wd', '2025-02-03T09:00', 'over Lunar New Year 2025 (Notice 6150/TB-BLĐTBXH)'],
    ['2025-04-25T16:00', '1wd', '2025-04-26T16:00', 'into the make-up Saturday 26 April 2025 (Notice 6150/TB-BLĐTBXH)'],
    ['2024-04-26T16:30', '1wd', '2024-05-02T16:30', 'over the swapped 29 April 2024 (Notice 1570/TB-LĐTBXH)'],
    [
      '2025-12-31T16:00',
      '1wd',
      '2026-01-05T16:00',
      'over the swapped 2 January 2026 (Official Letter 12729/VPCP-KGVX)',
    ],
    [
      '2026-01-09T15:00',
      '1wd',
      '2026-01-10T15:00',
      'into the make-up Saturday 10 January 2026 (Official Letter 12729/VPCP-KGVX)',
    ],
    ['2026-01-10T09:00', '1wd', '2026-01-12T09:00', 'from the make-up Saturday itself'],
    ['2026-08-22T10:00', '8wh', '2026-08-24T10:00', 'from the make-up Saturday 22 August 2026 (Notice 9441/TB-BNV)'],
    [
      '2026-08-28T13:00',
      '1wd',
      '2026-09-03T11:30',
      'over the swapped 31 August and National Day 2026 (Notice 9441/TB-BNV)',
    ],
    [
      '2026-11-23T17:00',
      '1wd',
      '2026-11-25T17:00',
      'at 17:00 sharp, over 24 November (Resolution 28/2026/QH16 art. 2)',
    ],
    [
      '2025-11-21T17:00',
      '1wd',
      '2025-11-24T17:00',
      '24 November 2025 was still worked (Resolution 28/2026/QH16 art. 2)',
    ],
    ['2026-03-10T12:00', '1wd', '2026-03-11T11:30', 'received in the lunch break: from 13:00'],
    ['2026-03-10T11:30', '4wh', '2026-03-10T17:00', 'received as the morning ends: from 13:00'],
    [
      '2026-03-10T05:00',
      '1wd',
      '2026-03-10T17:00',
      'received before opening; an end at 17:00 is 17:00, not the next morning',
    ],
    ['2026-03-10T07:30', '0.5wd', '2026-03-10T11:30', 'half a working day is four hours'],
    ['2026-03-10T08:00', '0.0125wd', '2026-03-10T08:06', 'a small part of a working day is counted to the minute'],
    ['2026-03-10T16:59:30', '1wh', '2026-03-11T08:29', 'seconds of the receipt are counted'],
    ['2026-03-14T10:00', '1wd', '2026-03-16T17:00', 'received on an ordinary Saturday: from Monday 07:30'],
    [
      '2028-01-24T16:00',
      '1wd',
      '2028-02-01T16:00',
      'over Lunar New Year 2028, computed, with Saturday compensated (Labour Code 2019 art. 111(3))',
    ],
  ])('%s + %s = %s: %s', (received, limit, expected) => {
    expect(due(received, limit)).toBe(expected);
  });

  it('counts by the hours of the calendar that is named', () => {
    expect(due('2026-03-10T12:30', '3wh')).toBe('2026-03-10T16:00');
    expect(due('2026-03-10T12:30', '3wh', [], 'shift', loadCalendar('vn-state-0700'))).toBe('2026-03-10T16:30');
  });
});

describe('calendar days and months (Civil Code 91/2015/QH13 art. 147(2), 148)', () => {
  it.each([
    ['2026-03-02T09:00', '8d', '2026-03-10T17:00', 'the day of receipt does not count'],
    ['2026-03-02T18:30', '8d', '2026-03-10T17:00', 'nor does it matter that the office was closed'],
    ['2026-04-20T10:00', '10d', '2026-05-04T17:00', 'an end on 30 April moves over 1 May and the weekend'],
    ['2026-01-05T10:00', '5d', '2026-01-10T17:00', 'an end on a make-up Saturday stays there'],
    ['2026-01-31T10:00', '1m', '2026-03-02T17:00', 'clamped to Saturday 28 February, moved to Monday'],
    ['2024-01-31T10:00', '1m', '2024-02-29T17:00', 'clamped to 29 February in a leap year'],
    ['2025-12-31T10:00', '2m', '2026-03-02T17:00', 'over the end of the year'],
    ['2026-05-15T10:00', '3m', '2026-08-17T17:00', 'an end on Saturday moves to Monday'],
  ])('%s + %s = %s: %s', (received, limit, expected) => {
    expect(due(received, limit)).toBe(expected);
  });
});

describe('at once (Decree 118/2025/NĐ-CP art. 18(2))', () => {
  it.each([
    ['2026-03-10T14:59', '2026-03-10T17:00', 'before 15:00: the same working day'],
    ['2026-03-10T15:00', '2026-03-11T17:00', 'at 15:00: the end of the next working day'],
    ['2026-04-24T15:30', '2026-04-28T17:00', 'the next working day after the Hung Kings substitute'],
    ['2026-03-14T10:00', '2026-03-16T17:00', 'received on a Saturday'],
    ['2026-03-14T16:00', '2026-03-16T17:00', 'received on a Saturday after 15:00: Monday is the next working day too'],
    ['2026-01-10T09:00', '2026-01-10T17:00', 'received on a make-up Saturday'],
    ['2026-03-10T06:00', '2026-03-10T17:00', 'received before opening'],
  ])('%s is due %s: %s', (received, expected) => {
    expect(due(received, 'now')).toBe(expected);
  });
});

describe('suspensions', () => {
  const pause = ['2026-03-10T10:00..2026-03-12T14:00'];

  it('shift: the pause is subtracted', () => {
    expect(due('2026-03-10T08:00', '2wd', pause)).toBe('2026-03-16T10:30');
  });

  it('restart: the budget starts again at the end of the last suspension (Decree 61/2018/NĐ-CP art. 19(4))', () => {
    expect(due('2026-03-10T08:00', '2wd', pause, 'restart')).toBe('2026-03-16T14:00');
    expect(due('2026-03-10T08:00', '2wd', ['2026-03-13T08:00..2026-03-13T09:00', ...pause], 'restart')).toBe(
      '2026-03-17T09:00',
    );
  });

  it('counts overlapping suspensions once, in any order', () => {
    const overlapping = ['2026-03-11T09:00..2026-03-12T14:00', '2026-03-10T10:00..2026-03-11T15:00'];
    expect(due('2026-03-10T08:00', '2wd', overlapping)).toBe('2026-03-16T10:30');
  });

  it.each<[string, string[], 'shift' | 'restart', string, string]>([
    ['8d', ['2026-03-04T10:00..2026-03-06T15:00'], 'shift', '2026-03-12T17:00', 'two calendar days are added'],
    ['8d', ['2026-03-04T10:00..2026-03-04T15:00'], 'shift', '2026-03-10T17:00', 'a pause within one day adds none'],
    [
      '8d',
      ['2026-03-04T10:00..2026-03-06T15:00'],
      'restart',
      '2026-03-16T17:00',
      'eight days from 6 March, a Saturday',
    ],
    ['5d', ['2026-03-08T10:00..2026-03-11T18:00'], 'shift', '2026-03-12T17:00', 'never due before the resumption'],
    ['5d', ['2026-03-08T10:00..2026-03-11T17:00'], 'shift', '2026-03-12T17:00', 'nor at the very end of its day'],
    ['5d', ['2026-03-08T10:00..2026-03-11T16:59'], 'shift', '2026-03-11T17:00', 'but on its day while that is worked'],
    ['1m', ['2026-03-30T10:00..2026-04-08T10:00'], 'shift', '2026-04-13T17:00', 'nine days are added to 2 April'],
    ['now', ['2026-03-02T10:00..2026-03-04T14:00'], 'shift', '2026-03-04T17:00', 'the resumption counts as a receipt'],
    ['now', ['2026-03-02T10:00..2026-03-04T16:00'], 'shift', '2026-03-05T17:00', 'a resumption after 15:00 too'],
  ])('2026-03-02T09:00 + %s with %j, %s, is %s: %s', (limit, suspend, policy, expected) => {
    expect(due('2026-03-02T09:00', limit, suspend, policy)).toBe(expected);
  });

  it.each(['3wd', '10d', '2m', 'now'])('an open suspension leaves %s without a due instant', (limit) => {
    expect(due('2026-03-02T09:00', limit, ['2026-03-02T10:00..'])).toBeNull();
    expect(due('2026-03-02T09:00', limit, ['2026-03-02T10:00..'], 'restart')).toBeNull();
  });

  it('a pause that begins when the time has run out does not make an overdue dossier timely', () => {
    expect(due('2026-03-02T07:30', '1wd', ['2026-03-02T17:00..2026-03-20T08:00'])).toBe('2026-03-02T17:00');
    expect(due('2026-03-02T07:30', '1wd', ['2026-03-05T08:00..'])).toBe('2026-03-02T17:00');
    expect(due('2026-03-02T07:30', '3d', ['2026-03-05T17:00..'])).toBe('2026-03-05T17:00');
  });

  it.each<[string, string[], string]>([
    ['1wd', ['2026-03-02T17:00..2026-03-20T08:00'], '2026-03-02T17:00'],
    ['1wd', ['2026-03-05T08:00..'], '2026-03-02T17:00'],
    ['3d', ['2026-03-05T17:00..2026-03-09T08:00'], '2026-03-05T17:00'],
    ['now', ['2026-03-03T08:00..2026-03-04T08:00'], '2026-03-02T17:00'],
    // The first came in time and restarted; what it became was over before the second.
    ['1wd', ['2026-03-02T10:00..2026-03-03T10:00', '2026-03-04T10:00..2026-03-09T10:00'], '2026-03-04T10:00'],
  ])('nor under restart: %s with %j is %s', (limit, suspend, expected) => {
    expect(due('2026-03-02T07:30', limit, suspend, 'restart')).toBe(expected);
  });

  it('refuses a suspension that ends before it begins', () => {
    expect(() => due('2026-03-02T09:00', '3wd', ['2026-03-05T09:00..2026-03-04T09:00'])).toThrow(
      'ends (2026-03-04T09:00:00+07:00) before',
    );
  });
});

describe('the day-by-day account', () => {
  const lines = (...question: Parameters<typeof ask>) =>
    dueDate(ask(...question)).days.map(
      ({ date, kind, minutes, rules }) => `${date.slice(5)} ${kind} ${minutes} ${codeOfRules(rules)}`,
    );

  it('names every day from the receipt to the due day with its kind, minutes and rules', () => {
    expect(lines('2026-04-24T17:30', '2wd', ['2026-04-28T10:00..2026-04-28T14:00'])).toEqual([
      '04-24 working 0 working+received-outside-hours',
      '04-25 weekend 0 weekend+not-counted',
      '04-26 HOLIDAY 0 holiday.decided+not-counted',
      '04-27 HOLIDAY 0 substitute.decided+not-counted',
      '04-28 working 330 working+suspended+counted',
      '04-29 working 480 working+counted',
      '04-30 HOLIDAY 0 holiday.decided+not-counted',
      '05-01 HOLIDAY 0 holiday.decided+not-counted',
      '05-02 weekend 0 weekend+not-counted',
      '05-03 weekend 0 weekend+not-counted',
      '05-04 working 150 working+counted+due',
    ]);
  });

  it.each([
    ['2026-03-10T07:29', '2026-03-10T07:30'],
    ['2026-03-10T11:29', '2026-03-10T11:29'],
    ['2026-03-10T11:30', '2026-03-10T13:00'],
    ['2026-03-10T17:00', '2026-03-11T07:30'],
    ['2026-01-09T17:00', '2026-01-10T07:30'],
  ])('received %s, starts at the first working instant %s', (received, start) => {
    expect(dueDate(ask(received, '1wd')).startsAt).toEqual(parseInstant(start));
  });

  it('says where calendar days and results due at once begin', () => {
    expect(dueDate(ask('2026-03-10T10:00', '2d')).startsAt).toEqual(parseInstant('2026-03-11'));
    expect(dueDate(ask('2026-03-10T15:00', 'now')).startsAt).toEqual(parseInstant('2026-03-11T07:30'));
    expect(dueDate(ask('2026-03-10T10:00', '2wd', ['2026-03-11T08:00..'], 'restart')).startsAt).toBeNull();
  });

  it('loses no minute to the seconds of the receipt', () => {
    expect(lines('2026-03-10T16:59:30', '1wh')).toEqual([
      '03-10 working 0 working+received+counted',
      '03-11 working 60 working+counted+due',
    ]);
  });

  it('shows swaps, make-up days and where a holiday is written', () => {
    expect(lines('2025-12-31T16:00', '1wd')[2]).toBe('01-02 SWAPPED_OFF 0 swapped-off.decided+not-counted');
    expect(lines('2026-01-09T15:00', '1wd')).toEqual([
      '01-09 working 120 working+received+counted',
      '01-10 MAKEUP_WORKDAY 360 make-up.decided+counted+due',
    ]);
    expect(lines('2027-05-02T15:00', '1wh')[1]).toBe('05-03 HOLIDAY 0 substitute.provisional+not-counted');
    expect(lines('2028-01-30T15:00', '1wh')[1]).toBe('01-31 HOLIDAY 0 substitute.computed+not-counted');
  });

  it('counts calendar days as whole days and shows what moved the end', () => {
    expect(lines('2026-03-05T10:00', '2d', ['2026-03-06T09:00..2026-03-07T10:00'])).toEqual([
      '03-05 working 0 working+receipt-day',
      '03-06 working 1440 working+suspended-from+nth-day',
      '03-07 weekend 0 weekend+suspended-day',
      '03-08 weekend 1440 weekend+nth-day',
      '03-09 working 0 working+moved+due',
    ]);
  });

  it('does not count what a restart left behind', () => {
    expect(lines('2026-03-09T08:00', '1wd', ['2026-03-10T07:45..2026-03-12T14:00'], 'restart')).toEqual([
      '03-09 working 0 working+received+before-restart',
      '03-10 working 0 working+suspended-from+before-restart',
      '03-11 working 0 working+suspended-day',
      '03-12 working 180 working+restart+counted',
      '03-13 working 300 working+counted+due',
    ]);
  });

  it('counts on where a pause began too late to restart', () => {
    expect(lines('2026-03-09T08:00', '1wd', ['2026-03-10T10:00..2026-03-12T14:00'], 'restart')).toEqual([
      '03-09 working 450 working+received+counted',
      '03-10 working 30 working+suspended-from+counted+due',
    ]);
  });

  it('explains a result due at once, before and after the cut-off', () => {
    expect(lines('2026-03-10T14:00', 'now')).toEqual(['03-10 working 180 working+received+counted+at-once+due']);
    expect(lines('2026-03-10T15:00', 'now')).toEqual([
      '03-10 working 0 working+after-cutoff',
      '03-11 working 480 working+counted+at-once+due',
    ]);
  });

  it('ends where an open suspension began', () => {
    const open = dueDate(ask('2026-03-10T08:00', '2wd', ['2026-03-11T10:00..']));
    expect(open).toMatchObject({ dueAt: null, startsAt: parseInstant('2026-03-10T08:00') });
    expect(open.days.map(({ minutes }) => minutes)).toEqual([450, 150]);
    expect(codeOfRules(open.days[1]?.rules ?? [])).toBe('working+suspended+counted+suspended-open');
  });

  it('refuses days that the calendar does not cover', () => {
    expect(() => due('2010-01-04T08:00', '1wd')).toThrow(expect.objectContaining({ code: 'clock.outside-calendar' }));
    expect(() => due('2199-12-31T16:00', '9wd')).toThrow(expect.objectContaining({ code: 'clock.outside-calendar' }));
    expect(() => loadCalendar('moon')).toThrow('vn-state, vn-state-0700');
  });
});
