import { dayMs, localDate, parseInstant } from '@dongbo/kernel';

/** The instant at which a day (YYYY-MM-DD) begins in Vietnam. */
export const startOf = (day: string): Date => parseInstant(`${day}T00:00:00+07:00`);

/** From the first to the last day (YYYY-MM-DD, both included) as instants: from now on when no first day is given or it is today. Null:
 * the days have passed or stand the wrong way round. Pure. */
export function spanOfDays(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | null | undefined },
  now: Date,
): { readonly validFrom: Date; readonly validTo: Date | null } | null {
  const today = localDate(now);
  if (from !== undefined && from < today) return null;
  if (to !== undefined && to !== null && to < (from ?? today)) return null;
  const validFrom = from === undefined || from === today ? now : startOf(from);
  return { validFrom, validTo: to === undefined || to === null ? null : new Date(startOf(to).getTime() + dayMs) };
}
