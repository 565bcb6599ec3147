import { defaultCalendarName, loadCalendar } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { escalationRuleOn } from './escalation-data.ts';
import { isWorkingTime, passedRungs, type RunningTimes } from './escalation-rule.ts';

const calendar = loadCalendar(defaultCalendarName);
const rule = escalationRuleOn('2026-03-16');
const at = (text: string) => new Date(`2026-03-${text}:00+07:00`);

/** Received on Monday at eight, due on Thursday at eight; its step began on Monday and should be done on Tuesday at eight. */
const times: RunningTimes = {
  own: { receivedAt: at('16T08:00'), receivedByCompetentAt: null, originalDueAt: at('19T08:00') },
  dueAt: at('19T08:00'),
  stepSince: at('16T08:00'),
  stepDueAt: at('17T08:00'),
};
const passed = (now: string, changes: Partial<RunningTimes> = {}): string[] =>
  passedRungs({ ...times, ...changes }, { rule, calendar, now: at(now) }).map(({ rung }) => rung.key);

test.each([
  ['16T08:00', []],
  ['16T15:00', []],
  ['16T16:00', ['step-soon']],
  ['17T08:00', ['step-soon']],
  ['17T08:01', ['step-soon', 'step-late']],
  ['17T14:00', ['step-soon', 'step-late', 'step-late-head']],
  ['18T08:00', ['step-soon', 'step-late', 'step-late-head', 'dossier-soon']],
  ['19T08:01', ['step-soon', 'step-late', 'step-late-head', 'dossier-soon', 'dossier-late']],
])('on the %sth so much is passed: %j', (now, keys) => {
  expect(passed(now)).toEqual(keys);
});

test('a weekend between is no time: the leader hears on Friday, the province on Tuesday', () => {
  expect(passed('20T07:59')).not.toContain('dossier-late-leader');
  expect(passed('20T08:00')).toContain('dossier-late-leader');
  expect(passed('24T07:59')).not.toContain('dossier-late-province');
  expect(passed('24T08:00')).toContain('dossier-late-province');
});

test('of a short time nobody is warned before half of it is over', () => {
  const short = { dueAt: null, stepDueAt: at('16T10:00') };
  expect(passed('16T08:59', short)).toEqual([]);
  expect(passed('16T09:00', short)).toEqual(['step-soon']);
});

test('neither a pause nor the way to the competent agency makes the time longer of which half has to be over', () => {
  // A day from Tuesday on, that a pause moved by a week.
  const day = { receivedAt: at('09T08:00'), receivedByCompetentAt: at('17T08:00'), originalDueAt: at('18T08:00') };
  const moved = { own: day, dueAt: at('25T08:00'), stepDueAt: null };
  expect(passed('24T08:00', moved)).toEqual([]);
  expect(passed('24T13:30', moved)).toEqual(['dossier-soon']);
});

test('what does not run calls nobody', () => {
  expect(passed('24T08:00', { dueAt: null, stepDueAt: null })).toEqual([]);
});

test('a rung that was passed long ago is not fresh', () => {
  const fresh = (now: string) =>
    passedRungs(times, { rule, calendar, now: at(now) }).flatMap(({ rung, isFresh }) => (isFresh ? [rung.key] : []));
  expect(fresh('16T16:00')).toEqual(['step-soon']);
  // What is over is not said to be near.
  expect(fresh('17T09:00')).toEqual(['step-late']);
  expect(fresh('25T08:00')).toEqual(['dossier-late-province']);
});

test.each([
  ['16T07:29', false],
  ['16T08:00', true],
  ['16T12:30', false],
  ['16T17:30', false],
  ['21T09:00', false],
])('%s is working time: %s', (now, expected) => {
  expect(isWorkingTime({ calendar, now: at(now) })).toBe(expected);
});
