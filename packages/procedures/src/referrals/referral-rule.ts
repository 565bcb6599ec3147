import type { KnownTimeLimit, ReferralKind, ReferralOutcome } from '@dongbo/contract/procedures';
import { outcomesOf } from '@dongbo/contract/procedures';
import { dueAt, workingMinutesBetween, type Calendar } from '@dongbo/kernel';
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
