import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayOfInstant } from './dates.ts';
import { sessionQuery } from './session.ts';

/** The day in Viet Nam by the server's clock, YYYY-MM-DD; as fresh as the session, which is asked again whenever the
 * page is come back to. */
export function useToday(): string {
  const { data } = useQuery(sessionQuery);
  const [opened] = useState(() => new Date().toISOString());
  return dayOfInstant(data?.now ?? opened);
}
