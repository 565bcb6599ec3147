import { KnownTimeLimit, type TimeLimit } from '@dongbo/contract/procedures';
import { ClockError, GeneralError, dueAt, type Calendar } from '@dongbo/kernel';
import { isSameVisit } from '../visits/same-visit-rule.ts';
import type { StoredClock } from './stored-dossier.ts';

/** The limit that the procedure states; null when it states none, or one that no clock can count (half a calendar day). */
export function countableLimit(stated: TimeLimit): KnownTimeLimit | null {
  const known = KnownTimeLimit.safeParse(stated);
  if (!known.success) return null;
  const whole = known.data.unit !== 'calendar-day' && known.data.unit !== 'month';
  return whole || Number.isInteger(known.data.value) ? known.data : null;
}

/** Who names the limit of a dossier: its procedure, or the officer who received it, where the source states none. That a matter of
 * the same visit is settled at once is the procedure's. Pure. */
export const limitByOf = (
  dossier: { readonly procedure: { readonly limit: TimeLimit } } & Parameters<typeof isSameVisit>[0],
): 'procedure' | 'officer' =>
  countableLimit(dossier.procedure.limit) === null && !isSameVisit(dossier) ? 'officer' : 'procedure';

export interface Reception {
  readonly stated: TimeLimit;
  /** What the officer read in the decision; counts only where the procedure states no limit. */
  readonly named: KnownTimeLimit | undefined;
  readonly calendar: Calendar;
  readonly at: Date;
  /** Another body settles it, and its time starts when that body has it. */
  readonly elsewhere?: boolean;
}

/** The clock of a dossier that is received complete and correct at an instant (Decree 118/2025/NĐ-CP art. 17(3)); null
 * when nobody has named a limit. A limit that cannot be counted is invalid input. Pure. */
export function startingClock({ stated, named, calendar, at, elsewhere = false }: Reception): StoredClock | null {
  const limit = countableLimit(stated) ?? named;
  if (limit === undefined) return null;
  const due = dueOf(limit, calendar, at);
  const clock = { receivedAt: at, receivedByCompetentAt: null, limit, finishedAt: null, suspensions: [] };
  return elsewhere ? { ...clock, originalDueAt: null, dueAt: null } : { ...clock, originalDueAt: due, dueAt: due };
}

/** The clock of a dossier that its competent agency receives at an instant: the time starts (Decree 118/2025/NĐ-CP art. 17(3) as
 * amended). Pure. */
export function arrivedClock(clock: StoredClock, at: Date, calendar: Calendar): StoredClock {
  const due = dueOf(KnownTimeLimit.parse(clock.limit), calendar, at);
  return { ...clock, receivedByCompetentAt: at, originalDueAt: due, dueAt: due };
}

function dueOf(limit: KnownTimeLimit, calendar: Calendar, at: Date): Date {
  try {
    const due = dueAt({ receivedAt: at, limit, calendar });
    if (due === null) throw new Error('A clock without a pause has no due instant');
    return due;
  } catch (error) {
    if (error instanceof ClockError)
      throw new GeneralError('invalid-input', {}, [{ path: 'timeLimit', code: error.code }]);
    throw error;
  }
}
