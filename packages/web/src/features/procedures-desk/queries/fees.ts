import type { CallOf, UnitId } from '@dongbo/contract';
import type { Endpoint } from '@dongbo/contract';
import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { byKey, pageSize } from '../../../ui/desk/paging.ts';
import { getFees, listFeeBook, listPaymentDifferences } from '../endpoints.ts';

export const feesQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['fees', dossierId],
    queryFn: ({ signal }) => api.call(getFees, { dossierId }, { signal }),
  });

export type FeeBookFilter = Omit<CallOf<typeof listFeeBook>, 'cursor' | 'limit'>;

export const feeBookQuery = (filter: FeeBookFilter) =>
  infiniteQueryOptions({
    queryKey: ['fee-book', filter],
    queryFn: ({ pageParam, signal }) =>
      api.call(listFeeBook, { ...filter, limit: pageSize, cursor: pageParam }, { signal }),
    ...byKey,
  });

export const differencesQuery = (unitId: UnitId) =>
  queryOptions({
    queryKey: ['payment-differences', unitId],
    queryFn: ({ signal }) => api.call(listPaymentDifferences, { unitId }, { signal }),
  });

/** A write about fees; what it changes is read again before its form closes. */
export const feeMutation = <E extends Endpoint>(client: QueryClient, endpoint: E) =>
  mutationOptions({
    mutationFn: (input: CallOf<E>) => api.call(endpoint, input),
    onSuccess: async () => {
      await Promise.all(
        ['fees', 'dossier', 'fee-book', 'payment-differences'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      );
    },
  });
