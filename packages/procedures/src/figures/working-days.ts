import { addMonths, fromEpochDay, parsePlainDate, toEpochDay, type Calendar } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';

/** A dossier that was received longer before a period counts as received then. */
const yearsBefore = 5;

/** How many working days lie before each day from `first` on. */
interface CountedDays {
  readonly first: string;
  readonly before: readonly number[];
}

/** Counts the working days from five years before a period to its end. `from` and `to` are days, YYYY-MM-DD, in Asia/Ho_Chi_Minh.
 * Pure. */
export function countWorkingDays(calendar: Calendar, { from, to }: { from: string; to: string }): CountedDays {
  const first = addMonths(toEpochDay(parsePlainDate(from)), -12 * yearsBefore);
  const last = toEpochDay(parsePlainDate(to));
  let passed = 0;
  const before = Array.from({ length: last - first + 1 }, (_, index) => {
    passed += calendar.day(first + index).hours.total > 0 ? 1 : 0;
    return passed;
  });
  return { first: fromEpochDay(first), before };
}

/** Working days between two instants of dossier `d`: 0 on the same day, 1 on the next working day, as time limits are counted. The
 * days are handed to the database as one array: it has no calendar of its own. */
export function workingDaysBetween(
  { first, before }: CountedDays,
  from: RawBuilder<unknown>,
  to: RawBuilder<unknown>,
): RawBuilder<number> {
  const until = (at: RawBuilder<unknown>) => sql`(${before}::int[])[
    least(greatest((${at} at time zone 'Asia/Ho_Chi_Minh')::date - ${first}::date + 1, 1), ${before.length})]`;
  return sql<number>`greatest(${until(to)} - ${until(from)}, 0)`;
}
