const dayMs = 86_400_000;

/** The days from Monday to Friday that follow a day, YYYY-MM-DD, at most `days` away. Public holidays stay in: the server
 * knows them and says so. */
export function weekdaysAfter(today: string, days: number): string[] {
  const noon = Date.parse(`${today}T12:00:00Z`);
  return Array.from({ length: days }, (_, index) => new Date(noon + (index + 1) * dayMs))
    .filter((day) => ![0, 6].includes(day.getUTCDay()))
    .map((day) => day.toISOString().slice(0, 10));
}
