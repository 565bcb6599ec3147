/** A time of the day as people type it (8:30, 8h30, 0830, 14h), as HH:MM; null for what is none. */
export function readTime(typed: string): string | null {
  const [, hours = '', minutes = ''] = /^\s*(\d{1,2})\s*(?:[:.hg]\s*)?(\d{2})?\s*$/i.exec(typed) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes.padEnd(2, '0')}`;
}
