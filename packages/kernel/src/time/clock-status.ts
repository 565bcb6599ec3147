import type { DueState } from '@dongbo/contract';
import type { Calendar } from './calendar.ts';
import { workingMinutesBetween } from './clock-measures.ts';
import { localDate } from './instant.ts';

export type ClockOutcome = 'early' | 'on-time' | 'overdue';

/**
 * How a finished dossier stands by Decision 766/QĐ-TTg of 23 June 2022, which compares the end of processing with the
 * appointed date: overdue after the due instant, early on a day before the due day, on time on the due day itself.
 */
export function outcomeOf(dueAt: Date, finishedAt: Date): ClockOutcome {
  if (finishedAt.getTime() > dueAt.getTime()) return 'overdue';
  return localDate(finishedAt) < localDate(dueAt) ? 'early' : 'on-time';
}

/** What an open dossier's state depends on besides its due instant. */
export interface OpenClockFacts {
  readonly calendar: Calendar;
  readonly suspended: boolean;
}

/** Two working days: from then on open work is called due soon. */
const soonMinutes = 2 * 8 * 60;

/** How open work stands now. What ran out before it was suspended stays overdue (see `dueAt`). */
export function dueStateOf(dueAt: Date | null, now: Date, { calendar, suspended }: OpenClockFacts): DueState {
  if (dueAt !== null && now.getTime() > dueAt.getTime()) return 'overdue';
  if (suspended) return 'suspended';
  if (dueAt === null) return 'not-started';
  if (localDate(now) === localDate(dueAt)) return 'today';
  return workingMinutesBetween(calendar, now, dueAt) <= soonMinutes ? 'soon' : 'later';
}

/** The outcome of finished work, otherwise the state of open work. */
export function clockStatus(
  dueAt: Date | null,
  at: { readonly finishedAt: Date } | { readonly now: Date },
  facts: OpenClockFacts,
): ClockOutcome | DueState {
  if ('now' in at) return dueStateOf(dueAt, at.now, facts);
  if (dueAt !== null) return outcomeOf(dueAt, at.finishedAt);
  return facts.suspended ? 'suspended' : 'not-started';
}
