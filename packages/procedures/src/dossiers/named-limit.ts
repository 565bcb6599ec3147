import { readFileSync } from 'node:fs';
import { isTypedLimit, type KnownTimeLimit, type TimeLimit } from '@dongbo/contract/procedures';
import { z } from 'zod';

const { mostOfUnit, timesStated, atLeastDays } = z
  .object({
    mostOfUnit: z.object({
      'working-hour': z.number(),
      'working-day': z.number(),
      'calendar-day': z.number(),
      month: z.number(),
    }),
    timesStated: z.number(),
    atLeastDays: z.number(),
  })
  .parse(JSON.parse(readFileSync(new URL('../../data/named-limits.json', import.meta.url), 'utf8')));

/** How many days of the calendar one of the unit is, roughly. */
const daysOf = { 'working-hour': 1 / 8, 'working-day': 1, 'calendar-day': 1, month: 30 } as const;

/** Whether a limit that an officer typed can be meant for a procedure of which the source states this much. Pure. */
export function isPlausibleLimit({ unit, value }: KnownTimeLimit, stated: TimeLimit): boolean {
  if (unit === 'immediate') return true;
  if (!isTypedLimit({ unit, value }) || value > mostOfUnit[unit]) return false;
  return stated.value <= 0 || value * daysOf[unit] <= Math.max(atLeastDays, timesStated * stated.value);
}
