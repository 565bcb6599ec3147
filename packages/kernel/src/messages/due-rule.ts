import { dayMs, dayOfLocal, fromLocalMs, localDate, minuteMs, toLocalMs } from '../time/instant.ts';
import { messagePolicy } from './message-policy.ts';

interface DueParts {
  readonly at: Date;
  /** The last day on which the message makes sense (YYYY-MM-DD); null: always. */
  readonly until: string | null;
}

/** The end of the quiet hours in which an instant lies; null: it lies in none. */
function quietUntil(at: Date): Date | null {
  const { from, to } = messagePolicy.quiet;
  const local = toLocalMs(at);
  const midnight = dayOfLocal(local) * dayMs;
  const minute = Math.floor((local - midnight) / minuteMs);
  if (minute < to) return fromLocalMs(midnight + to * minuteMs);
  return minute < from ? null : fromLocalMs(midnight + dayMs + to * minuteMs);
}

/** The instant at which a message may go out, from `at` on: at once in the daytime, in the morning after quiet hours, and at once also
 * in these when the morning would be too late. Pure. */
export function mayGoAt({ at, until }: DueParts): Date {
  const morning = quietUntil(at);
  if (morning === null) return at;
  return until !== null && localDate(morning) > until ? at : morning;
}

/** When a change is told: after the minutes in which a later change of the same matter takes its place. Pure. */
export const dueOf = ({ at, until }: DueParts): Date =>
  mayGoAt({ at: new Date(at.getTime() + messagePolicy.gatherMinutes * minuteMs), until });

/** Is the last day over? Pure. */
export const isTooLate = ({ at, until }: DueParts): boolean => until !== null && localDate(at) > until;
