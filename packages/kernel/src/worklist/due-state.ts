import type { DueState } from '@dongbo/contract';
import { sql, type RawBuilder } from 'kysely';
import { startOfDay } from './day-bounds.ts';

/** "Soon" reaches this far beyond today (two days); the clock of the dossier itself says it in working time. */
const soon = 2 * 24 * 3_600_000;

export interface DueFacts {
  readonly dueAt: Date | null;
  readonly suspended: boolean;
}

/** The word for a piece of work's due instant, as the inbox sorts and filters it. */
export function dueStateOf(work: DueFacts, now: Date): DueState {
  if (work.suspended) return 'suspended';
  if (work.dueAt === null) return 'not-started';
  if (work.dueAt < now) return 'overdue';
  const tomorrow = startOfDay(now, 1);
  if (work.dueAt < tomorrow) return 'today';
  return work.dueAt.getTime() < tomorrow.getTime() + soon ? 'soon' : 'later';
}

/** The query twin of `dueStateOf`, over a table `w` with due_at and suspended. */
export function dueStateSql(now: Date): RawBuilder<DueState> {
  const tomorrow = startOfDay(now, 1);
  return sql<DueState>`case
    when w.suspended then 'suspended'
    when w.due_at is null then 'not-started'
    when w.due_at < ${now}::timestamptz then 'overdue'
    when w.due_at < ${tomorrow}::timestamptz then 'today'
    when w.due_at < ${new Date(tomorrow.getTime() + soon)}::timestamptz then 'soon'
    else 'later' end`;
}
