import type { NoticeRow } from '@dongbo/contract';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
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

/** Notes that a notice was opened, or with `andOlder` that all up to it were seen. Opening the list alone says nothing. */
export function useSee(): (notice: Pick<NoticeRow, 'id' | 'seen'>, andOlder?: boolean) => void {
  const client = useQueryClient();
  return ({ id: noticeId, seen }, andOlder = false) => {
    if (seen && !andOlder) return;
    // What could not be noted is still new, and is noted when it is opened the next time.
    void api.call(seeNotices, { noticeId, andOlder }).then(
      () => client.invalidateQueries({ queryKey: ['notices'] }),
      () => undefined,
    );
  };
}
