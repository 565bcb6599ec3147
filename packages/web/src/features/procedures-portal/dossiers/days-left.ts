/** How far a due date is from today, for the text `left.<key>`. */
export interface DaysLeft {
  readonly key: 'late' | 'just-late' | 'today' | 'tomorrow' | 'later';
  readonly n: number;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Days of the calendar up to a due day, YYYY-MM-DD; what has passed is told by the working days that the server counted. */
export function daysLeft(today: string, due: string, lateDays: number | null): DaysLeft {
  if (lateDays !== null && lateDays > 0) return { key: 'late', n: lateDays };
  const n = dayNumber(due) - dayNumber(today);
  if (n < 0 || lateDays !== null) return { key: 'just-late', n: 0 };
  if (n < 2) return { key: n === 0 ? 'today' : 'tomorrow', n };
  return { key: 'later', n };
}
