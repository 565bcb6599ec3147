import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elapsedWorkingMinutes,
  remainingWorkingMinutes,
  stepDueInstants,
  workingMinutesBetween,
} from './clock-measures.ts';
import { clockStatus, dueStateOf, outcomeOf } from './clock-status.ts';
import { formatInstant, parseInstant } from './instant.ts';
import { dueAt } from './legal-clock.ts';
import { loadCalendar } from './load-calendar.ts';
import { parseSuspension } from './suspension-text.ts';
import { parseLimit } from './time-limit.ts';

const calendar = loadCalendar();
const at = parseInstant;
const ask = (received: string, limit: string, suspend: string[] = [], policy: 'shift' | 'restart' = 'shift') => ({
  receivedAt: at(received),
  limit: parseLimit(limit),
  suspensions: suspend.map(parseSuspension),
  policy,
  calendar,
});

describe('elapsed and remaining working time', () => {
  const pause = ['2026-03-10T10:00..2026-03-12T14:00'];

  it('counts working minutes between two instants', () => {
    expect(workingMinutesBetween(calendar, at('2026-04-24T15:30'), at('2026-04-28T08:00'))).toBe(120);
    expect(workingMinutesBetween(calendar, at('2026-04-28T08:00'), at('2026-04-24T15:30'))).toBe(0);
  });

  it('leaves pauses out, and under restart what came before', () => {
    expect(elapsedWorkingMinutes(ask('2026-03-10T08:00', '2wd', pause), at('2026-03-12T15:00'))).toBe(180);
    expect(elapsedWorkingMinutes(ask('2026-03-10T08:00', '2wd', pause, 'restart'), at('2026-03-12T15:00'))).toBe(60);
    expect(remainingWorkingMinutes(ask('2026-03-10T08:00', '2wd', pause), at('2026-03-12T15:00'))).toBe(780);
    expect(remainingWorkingMinutes(ask('2026-03-10T08:00', '2wd', pause), at('2026-04-12T15:00'))).toBe(0);
  });

  it('knows what is left while the clock stands still', () => {
    const open = ['2026-03-10T10:00..'];
    expect(remainingWorkingMinutes(ask('2026-03-10T08:00', '2wd', open), at('2026-03-20T15:00'))).toBe(840);
    expect(remainingWorkingMinutes(ask('2026-03-10T08:00', '2wd', open, 'restart'), at('2026-03-20T15:00'))).toBe(960);
    expect(remainingWorkingMinutes(ask('2026-03-10T08:00', '9d', open), at('2026-03-20T15:00'))).toBeNull();
  });

  it('counts calendar days down in working time', () => {
    expect(remainingWorkingMinutes(ask('2026-03-10T08:00', '2d'), at('2026-03-12T15:00'))).toBe(120);
  });
});

describe('sharing a limit among the steps of a process', () => {
  const steps = (...[question, shares]: Parameters<typeof stepDueInstants>) =>
    stepDueInstants(question, shares).map((due) => (due === null ? null : formatInstant(due).slice(5, 16)));

  it('splits working days by share, over holidays and pauses', () => {
    expect(steps(ask('2026-04-24T15:30', '3wd'), [1, 1, 1])).toEqual(['04-28T15:30', '04-29T15:30', '05-04T15:30']);
    expect(steps(ask('2026-03-10T08:00', '2wd', ['2026-03-10T10:00..2026-03-12T14:00']), [0.125, 0.375, 0.5])).toEqual([
      '03-10T10:00',
      '03-13T10:30',
      '03-16T10:30',
    ]);
  });

  it('splits the other limits by the working time up to their end', () => {
    expect(steps(ask('2026-03-02T09:00', '2d'), [50, 50])).toEqual(['03-03T17:00', '03-04T17:00']);
    expect(steps(ask('2026-03-10T13:00', 'now'), [1, 3])).toEqual(['03-10T14:00', '03-10T17:00']);
    expect(steps(ask('2026-03-02T09:00', '2d', ['2026-03-03T09:30..2026-03-05T09:30']), [1, 3])).toEqual([
      '03-05T11:30',
      '03-06T17:00',
    ]);
  });

  it('ends a step on the half hour, and never after the whole', () => {
    expect(steps(ask('2026-03-10T08:12', '2wd'), [0.05, 0.6, 0.35])).toEqual([
      '03-10T09:00',
      '03-11T11:00',
      '03-12T08:12',
    ]);
    expect(steps(ask('2026-03-10T13:07', 'now'), [1, 99])).toEqual(['03-10T13:30', '03-10T17:00']);
  });

  it('knows the steps before an open suspension', () => {
    expect(steps(ask('2026-03-10T08:00', '2wd', ['2026-03-11T10:00..']), [1, 1])).toEqual(['03-11T08:00', null]);
    expect(steps(ask('2026-03-10T08:00', '9d', ['2026-03-11T10:00..']), [1, 1])).toEqual([null, null]);
  });

  it.each([[[]], [[0, 0]], [[2, -1]]])('refuses the shares %j', (shares) => {
    expect(() => stepDueInstants(ask('2026-03-10T08:00', '2wd'), shares)).toThrow(
      expect.objectContaining({ code: 'clock.bad-share' }),
    );
  });

  it('goes forward from the receipt and ends with the whole', () => {
    const shares = fc
      .array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 6 })
      .filter((list) => list.some((share) => share > 0));
    const limits = fc.constantFrom('3wd', '8wh', '10d', '2m', 'now', '0.5wd');
    const pauses = fc.tuple(fc.integer({ min: -600, max: 9000 }), fc.nat({ max: 9000 }));
    fc.assert(
      fc.property(fc.nat({ max: 500_000 }), limits, shares, pauses, (minute, limit, list, [after, length]) => {
        const receivedAt = new Date(at('2025-01-01').getTime() + minute * 60_000);
        const from = new Date(receivedAt.getTime() + after * 60_000);
        const to = new Date(from.getTime() + length * 60_000);
        const question = { receivedAt, limit: parseLimit(limit), suspensions: [{ from, to }], calendar };
        const ends = stepDueInstants(question, list).map((end) => end?.getTime() ?? Number.NaN);
        expect(ends.at(-1)).toBe(dueAt(question)?.getTime());
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
        for (const end of ends) {
          expect(end).toBeGreaterThanOrEqual(receivedAt.getTime());
        }
      }),
    );
  });
});

describe('early, on time, overdue (Decision 766/QĐ-TTg of 2022)', () => {
  const due = at('2026-03-12T15:00');

  it.each([
    ['2026-03-11T17:00', 'early'],
    ['2026-03-12T08:00', 'on-time'],
    ['2026-03-12T15:00', 'on-time'],
    ['2026-03-12T15:01', 'overdue'],
    ['2026-03-13T08:00', 'overdue'],
  ])('finished %s is %s', (finished, outcome) => {
    expect(outcomeOf(due, at(finished))).toBe(outcome);
    expect(clockStatus(due, { finishedAt: at(finished) }, { calendar, suspended: false })).toBe(outcome);
  });

  it.each([
    ['2026-03-12T15:01', due, false, 'overdue'],
    ['2026-03-12T15:01', due, true, 'overdue'],
    ['2026-03-12T15:00', due, false, 'today'],
    ['2026-03-12T00:10', due, false, 'today'],
    ['2026-03-10T15:00', due, false, 'soon'],
    ['2026-03-10T14:59', due, false, 'later'],
    ['2026-03-01T15:00', due, true, 'suspended'],
    ['2026-03-01T15:00', null, true, 'suspended'],
    ['2026-03-01T15:00', null, false, 'not-started'],
  ])('open at %s, due %s, suspended %s: %s', (now, dueInstant, suspended, state) => {
    expect(dueStateOf(dueInstant, at(now), { calendar, suspended })).toBe(state);
    expect(clockStatus(dueInstant, { now: at(now) }, { calendar, suspended })).toBe(state);
  });

  it('counts two working days over a holiday as soon', () => {
    expect(dueStateOf(at('2026-04-29T09:00'), at('2026-04-24T09:00'), { calendar, suspended: false })).toBe('soon');
  });
});
