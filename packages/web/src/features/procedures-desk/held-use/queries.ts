import type { CallOf } from '@dongbo/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { listHeldUse, listHeldUseDossiers } from './endpoints.ts';

export type HeldUseFilter = CallOf<typeof listHeldUse>;
export type BehindFilter = Omit<CallOf<typeof listHeldUseDossiers>, 'cursor' | 'limit'>;

export const heldUseQuery = (filter: HeldUseFilter) =>
  queryOptions({
    queryKey: ['held-use', filter],
    queryFn: ({ signal }) => api.call(listHeldUse, filter, { signal }),
    placeholderData: keepPreviousData,
  });

export const heldUseDossiersQuery = (filter: BehindFilter) =>
  infiniteQueryOptions({
    queryKey: ['held-use', 'dossiers', filter],
    queryFn: ({ signal, pageParam }) =>
      api.call(listHeldUseDossiers, { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
