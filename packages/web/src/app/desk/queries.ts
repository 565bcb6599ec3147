import { listNotices } from '../../lib/endpoints.ts';
import { countInbox, listAudit, listExports, listInbox, verifyAudit } from '../../ui/desk/endpoints.ts';
import type { CallOf } from '@dongbo/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { byKey, pageSize } from '../../ui/desk/paging.ts';

export type InboxFilter = Omit<CallOf<typeof listInbox>, 'cursor' | 'limit'>;

export const inboxQuery = (filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: ['inbox', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      api.call(listInbox, { ...filter, limit: pageSize, cursor: pageParam }, { signal }),
    ...byKey,
  });

/** How much there is of everything, of what fits the filter; the numbers of before stay until the new ones are there. */
export const inboxCountQuery = (filter: InboxFilter) =>
  queryOptions({
    queryKey: ['inbox', 'count', filter],
    queryFn: ({ signal }) => api.call(countInbox, filter, { signal }),
    placeholderData: keepPreviousData,
  });

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices'],
  queryFn: ({ pageParam, signal }) => api.call(listNotices, { limit: pageSize, cursor: pageParam }, { signal }),
  ...byKey,
});

export const exportsQuery = infiniteQueryOptions({
  queryKey: ['exports', 'list'],
  queryFn: ({ pageParam, signal }) => api.call(listExports, { limit: pageSize, cursor: pageParam }, { signal }),
  ...byKey,
});

export interface AuditFilter {
  readonly subjectId?: string | undefined;
  readonly personId?: string | undefined;
  readonly code?: string | undefined;
  readonly person?: string | undefined;
  readonly operation?: string | undefined;
  readonly kind?: CallOf<typeof listAudit>['kind'];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      api.call(listAudit, { ...filter, limit: pageSize, cursor: pageParam }, { signal }),
    ...byKey,
  });

export const auditVerificationQuery = queryOptions({
  queryKey: ['audit', 'verification'],
  queryFn: ({ signal }) => api.call(verifyAudit, {}, { signal }),
  staleTime: 60_000,
});
