import type { KnownTimeLimit } from '@dongbo/contract/procedures';

/** A deadline in working days as it was typed; undefined: as the rule says; null: that is no number of days. */
export function typedDays(text: string): KnownTimeLimit | undefined | null {
  const typed = text.trim();
  if (typed === '') return undefined;
  const days = Number(typed);
  return Number.isInteger(days) && days >= 1 ? { unit: 'working-day', value: days } : null;
}
