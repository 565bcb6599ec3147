/** Nobody who stands at a counter or files online is older. */
const mostYears = 130;

/** What is wrong with a whole date of birth (YYYY-MM-DD) of a living person; null: nothing. */
export function faultOfBirthDate(day: string, today: string): 'date-in-future' | 'year-not-likely' | null {
  if (day > today) return 'date-in-future';
  return Number(day.slice(0, 4)) < Number(today.slice(0, 4)) - mostYears ? 'year-not-likely' : null;
}
