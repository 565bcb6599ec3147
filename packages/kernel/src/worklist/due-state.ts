import type { DueState } from '@dongbo/contract';
import { sql, type RawBuilder } from 'kysely';
import { dueAt } from '../time/legal-clock.ts';
import { defaultCalendarName, loadCalendar } from '../time/load-calendar.ts';
import { startOfDay } from './day-bounds.ts';

/** Up to here open work is due soon: two working days from now, as the legal clock's `dueStateOf` says. */
function soonUntil(now: Date): Date {
  const limit = { unit: 'working-day', value: 2 } as const;
  return dueAt({ receivedAt: now, limit, calendar: loadCalendar(defaultCalendarName) }) ?? now;
}

/** The query twin of the legal clock's `dueStateOf`, over a table `w` with due_at, finished_at and suspended; work whose time has ended is
 * finished, early or late. */
export function dueStateSql(now: Date): RawBuilder<DueState> {
  return sql<DueState>`case
    when w.finished_at is not null then 'finished'
    when w.due_at < ${now}::timestamptz then 'overdue'
    when w.suspended then 'suspended'
    when w.due_at is null then 'not-started'
    when w.due_at < ${startOfDay(now, 1)}::timestamptz then 'today'
    when w.due_at <= ${soonUntil(now)}::timestamptz then 'soon'
    else 'later' end`;
}
