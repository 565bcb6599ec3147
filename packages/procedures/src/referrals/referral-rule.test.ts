import { loadCalendar } from '@dongbo/kernel';
import { describe, expect, test } from 'vitest';
import { declaredTasksOf, mayReferAt, referralRuleOn } from './referral-data.ts';
import {
  daysBefore,
  deadlineOf,
  isLate,
  isOutcomeOf,
  isTooLong,
  minutesOf,
  proposedLimit,
  startable,
} from './referral-rule.ts';

const calendar = loadCalendar();
const at = (text: string): Date => new Date(text);
const task = (name: string, sequence: number, state: 'waiting' | 'open' | 'answered' | 'withdrawn') =>
  ({ name, kind: 'task', sequence, state }) as const;
const names = (tasks: readonly { readonly name: string }[]): string[] => tasks.map(({ name }) => name);

describe('the deadline that is proposed', () => {
  const from = at('2026-03-16T08:00:00+07:00');
  const days = (value: number) => ({ unit: 'working-day', value }) as const;
  const proposed = (due: string | null, usual = days(3)) =>
    proposedLimit(usual, due === null ? null : at(due), { from, calendar });
  test('is the rule’s where no time runs, or enough is left', () => {
    expect(proposed(null)).toEqual(days(3));
    expect(proposed('2026-03-20T08:00:00+07:00')).toEqual(days(3));
  });
  test('leaves a working day before the dossier is due', () => {
    expect(proposed('2026-03-19T08:00:00+07:00')).toEqual(days(2));
    // Friday to Monday is one working day.
    expect(daysBefore(at('2026-03-23T08:00:00+07:00'), 30, { from, calendar })).toBe(4);
  });
  test('is a day where not even one is left, and never longer than the rule’s', () => {
    expect(proposed('2026-03-16T15:00:00+07:00')).toEqual(days(1));
    expect(proposed('2026-03-16T15:00:00+07:00', { unit: 'working-hour', value: 2 } as never)).toEqual({
      unit: 'working-hour',
      value: 2,
    });
  });
});

describe('tasks of a linked procedure begin', () => {
  test('those of the first place, at the same time', () => {
    expect(names(startable([task('a', 1, 'waiting'), task('b', 1, 'waiting'), task('c', 2, 'waiting')]))).toEqual([
      'a',
      'b',
    ]);
  });
  test('no later place while one of an earlier place is unfinished', () => {
    expect(startable([task('a', 1, 'answered'), task('b', 1, 'open'), task('c', 2, 'waiting')])).toEqual([]);
  });
  test('the next place when all before it are done or taken back, also over a gap', () => {
    expect(names(startable([task('a', 1, 'answered'), task('b', 1, 'withdrawn'), task('c', 5, 'waiting')]))).toEqual([
      'c',
    ]);
  });
  test('nothing where nothing waits', () => {
    expect(startable([task('a', 1, 'answered')])).toEqual([]);
    expect(startable([])).toEqual([]);
  });
});

test('a deadline is counted in working time: over a weekend from Friday', () => {
  const friday = at('2026-03-13T09:00:00+07:00');
  expect(deadlineOf(friday, { unit: 'working-day', value: 1 }, calendar)).toEqual(at('2026-03-16T09:00:00+07:00'));
  expect(
    minutesOf(
      { startedAt: friday, answeredAt: at('2026-03-16T09:00:00+07:00'), withdrawnAt: null },
      { now: friday, calendar },
    ),
  ).toBe(480);
  expect(minutesOf({ startedAt: null, answeredAt: null, withdrawnAt: null }, { now: friday, calendar })).toBe(0);
});

test('a limit may be as long as the longest, and no longer, whatever its unit', () => {
  const from = at('2026-03-11T09:00:00+07:00');
  const longest = { unit: 'working-day', value: 30 } as const;
  expect(isTooLong(longest, longest, { from, calendar })).toBe(false);
  expect(isTooLong({ unit: 'working-day', value: 31 }, longest, { from, calendar })).toBe(true);
  expect(isTooLong({ unit: 'month', value: 3 }, longest, { from, calendar })).toBe(true);
});

test('an answer is late only after its deadline', () => {
  const dueAt = at('2026-03-16T09:00:00+07:00');
  expect(isLate({ dueAt, answeredAt: dueAt })).toBe(false);
  expect(isLate({ dueAt, answeredAt: at('2026-03-16T09:00:01+07:00') })).toBe(true);
  expect(isLate({ dueAt, answeredAt: null })).toBe(false);
});

test('each kind has outcomes of its own', () => {
  expect(isOutcomeOf('opinion', 'agrees')).toBe(true);
  expect(isOutcomeOf('task', 'agrees')).toBe(false);
});

test('data: where others may be asked, and which tasks are declared', () => {
  expect(mayReferAt('opinion', 'processing')).toBe(true);
  expect(mayReferAt('task', undefined)).toBe(false);
  expect(declaredTasksOf('2.000986', '2026-03-11').map(({ key, sequence }) => [key, sequence])).toEqual([
    ['birth', 1],
    ['residence', 2],
    ['health-insurance', 2],
  ]);
  expect(declaredTasksOf('2.001023', '2026-03-11').map(({ key }) => key)).toEqual(['birth', 'health-insurance']);
  expect(declaredTasksOf('1.001193', '2026-03-11')).toEqual([]);
  expect(() => referralRuleOn('2010-01-01')).toThrow('No rule');
});
