import { useQuery } from '@tanstack/react-query';
import { dayOfInstant } from './dates.ts';
import { sessionQuery } from './session.ts';

/** The day in Viet Nam by the server's clock, YYYY-MM-DD. */
export function useToday(): string {
  const { data, dataUpdatedAt } = useQuery(sessionQuery);
  const now = data === undefined ? Date.now() : Date.parse(data.now) + (Date.now() - dataUpdatedAt);
  return dayOfInstant(new Date(now).toISOString());
}
