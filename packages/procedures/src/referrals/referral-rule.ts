import type { KnownTimeLimit, ReferralKind, ReferralOutcome } from '@dongbo/contract/procedures';
import { outcomesOf } from '@dongbo/contract/procedures';
import { dueAt, localDate, workingMinutesBetween, type Calendar } from '@dongbo/kernel';
import type { StoredReferral } from './stored-referral.ts';

/** Does this kind of referral know this outcome? Pure. */
export const isOutcomeOf = (kind: ReferralKind, outcome: ReferralOutcome): boolean =>
  outcomesOf[kind].some((one) => one === outcome);

/** Until when an answer is waited for. Pure. */
export const deadlineOf = (startedAt: Date, limit: KnownTimeLimit, calendar: Calendar): Date =>
  dueAt({ receivedAt: startedAt, limit, calendar }) ?? startedAt;

/** Is a limit longer than the longest, counted from the same instant? Pure. */
export const isTooLong = (
  limit: KnownTimeLimit,
  longest: KnownTimeLimit,
  { from, calendar }: { readonly from: Date; readonly calendar: Calendar },
): boolean => deadlineOf(from, limit, calendar) > deadlineOf(from, longest, calendar);

interface Counting {
  readonly from: Date;
  readonly calendar: Calendar;
}

/** The most whole working days that end a working day before a due day, at most so many; 0: not even one does. People count in days:
 * that a dossier is due five minutes earlier in the morning makes no day of it. Pure. */
export function daysBefore(due: Date, most: number, { from, calendar }: Counting): number {
  // A deadline one working day longer may still not pass the due day.
  const ends = (days: number) =>
    localDate(deadlineOf(from, { unit: 'working-day', value: days + 1 }, calendar)) <= localDate(due);
  let days = 0;
  while (days < most && ends(days + 1)) days += 1;
  return days;
}

/** The deadline that is proposed: as the rule says, or shorter, so that the answer comes a working day before the dossier is due. Where
 * not even one day is left, one is proposed: nothing can be answered in none. `due` null: no time runs. Pure. */
export function proposedLimit(usual: KnownTimeLimit, due: Date | null, counting: Counting): KnownTimeLimit {
  const { from, calendar } = counting;
  if (due === null || usual.unit === 'immediate') return usual;
  const longest = Math.ceil(mostDaysOf[usual.unit] * usual.value);
  const days = Math.max(1, daysBefore(due, longest, counting));
  const shorter = { unit: 'working-day', value: days } as const;
  return deadlineOf(from, shorter, calendar) < deadlineOf(from, usual, calendar) ? shorter : usual;
}

/** The most working days of one of a unit. */
const mostDaysOf = { 'working-hour': 1, 'working-day': 1, 'calendar-day': 1, month: 23 } as const;

type Ordered = Pick<StoredReferral, 'kind' | 'state' | 'sequence'>;

const isUnfinished = ({ state }: Pick<StoredReferral, 'state'>): boolean => state === 'open' || state === 'waiting';

/** The tasks that begin now: they wait, and nothing of an earlier place is unfinished. Pure. */
export function startable<Task extends Ordered>(tasks: readonly Task[]): Task[] {
  const unfinished = tasks.filter((task) => task.kind === 'task' && isUnfinished(task));
  const first = Math.min(...unfinished.map(({ sequence }) => sequence ?? 1));
  return unfinished.filter(({ state, sequence }) => state === 'waiting' && (sequence ?? 1) === first);
}

/** Did the answer come after the deadline? Pure. */
export const isLate = ({ dueAt: due, answeredAt }: Pick<StoredReferral, 'dueAt' | 'answeredAt'>): boolean =>
  due !== null && answeredAt !== null && answeredAt > due;

/** How long the asked unit has had it, in working minutes. Pure. */
export function minutesOf(
  { startedAt, answeredAt, withdrawnAt }: Pick<StoredReferral, 'startedAt' | 'answeredAt' | 'withdrawnAt'>,
  { now, calendar }: { readonly now: Date; readonly calendar: Calendar },
): number {
  if (startedAt === null) return 0;
  return Math.round(workingMinutesBetween(calendar, startedAt, answeredAt ?? withdrawnAt ?? now));
}
