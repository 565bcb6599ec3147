/** How far a due date is from today, for the text `left.<key>`. */
export interface DaysLeft {
  readonly key: 'late' | 'today' | 'tomorrow' | 'later';
  readonly n: number;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Days of the calendar between two days, YYYY-MM-DD. */
export function daysLeft(today: string, due: string): DaysLeft {
  const n = dayNumber(due) - dayNumber(today);
  if (n < 0) return { key: 'late', n: -n };
  if (n < 2) return { key: n === 0 ? 'today' : 'tomorrow', n };
  return { key: 'later', n };
}
