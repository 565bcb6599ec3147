import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { listMyOpenings, listMyPapers } from './endpoints.ts';

export const myPapersQuery = queryOptions({
  queryKey: ['my-papers'],
  queryFn: ({ signal }) => api.call(listMyPapers, {}, { signal }),
});

export const myOpeningsQuery = infiniteQueryOptions({
  queryKey: ['my-openings'],
  queryFn: ({ signal, pageParam }) =>
    api.call(listMyOpenings, { limit: 50, ...(pageParam && { cursor: pageParam }) }, { signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
});
