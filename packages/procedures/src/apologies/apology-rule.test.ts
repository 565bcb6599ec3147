import { defaultCalendarName, loadCalendar } from '@dongbo/kernel';
import { expect, test } from 'vitest';
import { isNearlyLate } from './apology-rule.ts';
import { latenessRuleOn } from './lateness-data.ts';

const calendar = loadCalendar(defaultCalendarName);
const rule = latenessRuleOn('2026-03-16');
const at = (text: string) => new Date(`2026-03-${text}:00+07:00`);

/** Three working days from Monday at eight on. */
const plain = { receivedAt: at('16T08:00'), receivedByCompetentAt: null, originalDueAt: at('19T08:00') };

test.each([
  ['within its limit', { ...plain, dueAt: at('19T08:00') }, '17T08:00', '18T08:00'],
  ['moved by a pause of a week', { ...plain, dueAt: at('26T08:00') }, '24T08:00', '25T08:00'],
  [
    'after a week on its way to the agency',
    { ...plain, receivedAt: at('09T08:00'), receivedByCompetentAt: at('16T08:00'), dueAt: at('19T08:00') },
    '17T08:00',
    '18T08:00',
  ],
])('an apology is prepared when half of its own time is over: %s', (_, clock, early, near) => {
  const looking = (now: string) => isNearlyLate({ ...clock, finishedAt: null }, { rule, calendar, now: at(now) });
  expect([looking(early), looking(near)]).toEqual([false, true]);
});
