import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import { countNotices, seeNotices } from '../endpoints.ts';

const countQuery = queryOptions({
  queryKey: ['notices', 'count'],
  queryFn: ({ signal }) => api.call(countNotices, {}, { signal }),
});

/** The server counts up to here. */
const most = 100;

/** How many notices the person has not seen, as it is shown; null for none. */
export function useUnseenNotices(): string | null {
  const unseen = useQuery(countQuery).data?.unseen ?? 0;
  if (unseen === 0) return null;
  return unseen < most ? String(unseen) : `${most - 1}+`;
}

/** How many were new when the page was opened: they stay marked while they are read, although they count as seen. */
export function useFreshNotices(): number {
  const unseen = useQuery(countQuery).data?.unseen ?? 0;
  const [most, setMost] = useState(0);
  if (unseen > most) setMost(unseen);
  return most;
}

/** The page shows notices up to this one: from now on they are seen. */
export function useSeen(newest: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (newest === undefined) return;
    // What could not be noted is noted the next time.
    void api.call(seeNotices, { upTo: newest }).then(
      () => client.invalidateQueries({ queryKey: countQuery.queryKey }),
      () => undefined,
    );
  }, [client, newest]);
}
