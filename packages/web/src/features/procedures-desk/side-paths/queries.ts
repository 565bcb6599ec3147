import type { CallOf } from '@dongbo/contract';
import type { DossierId } from '@dongbo/contract/procedures';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { refreshLists } from '../queries/dossiers.ts';
import {
  confirmArrivals,
  getSupplement,
  listEndingGrounds,
  listLateCauses,
  listResultChangeGrounds,
} from './endpoints.ts';

export const supplementQuery = (dossierId: DossierId, version: number) =>
  queryOptions({
    queryKey: ['dossier', dossierId, 'supplement', version],
    queryFn: ({ signal }) => api.call(getSupplement, { dossierId }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const arrivalMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof confirmArrivals>) => api.call(confirmArrivals, input),
    onSuccess: async ({ arrived, refused }) => {
      refreshLists(client);
      const ids = [...arrived.map(({ id }) => id), ...refused.map(({ dossierId }) => dossierId)];
      await Promise.all(ids.map((id) => client.invalidateQueries({ queryKey: ['dossier', id] })));
    },
  });

export const groundsQuery = queryOptions({
  queryKey: ['ending-grounds'],
  queryFn: async ({ signal }) => (await api.call(listEndingGrounds, {}, { signal })).items,
  staleTime: 300_000,
});

export const changeGroundsQuery = queryOptions({
  queryKey: ['result-change-grounds'],
  queryFn: async ({ signal }) => (await api.call(listResultChangeGrounds, {}, { signal })).items,
  staleTime: 300_000,
});

export const lateCausesQuery = queryOptions({
  queryKey: ['late-causes'],
  queryFn: async ({ signal }) => (await api.call(listLateCauses, {}, { signal })).items,
  staleTime: 300_000,
});
