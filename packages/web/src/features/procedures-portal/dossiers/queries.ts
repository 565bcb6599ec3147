import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { getMyDossier, getMySupplement, listDrafts, listMyDossiers } from '../endpoints.ts';
import { getMyFees } from '../fees/endpoints.ts';
import { explainMyDueDate, getMyForecast } from './endpoints.ts';

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async ({ signal }) => (await api.call(listDrafts, {}, { signal })).items,
});

export const myDossiersQuery = infiniteQueryOptions({
  queryKey: ['my-dossiers'],
  queryFn: ({ signal, pageParam }) =>
    api.call(listMyDossiers, { limit: 20, ...(pageParam && { cursor: pageParam }) }, { signal }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
});

export const myDossierQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['my-dossier', dossierId],
    queryFn: ({ signal }) => api.call(getMyDossier, { dossierId }, { signal }),
  });

export const explanationQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['my-dossier', dossierId, 'clock'],
    queryFn: ({ signal }) => api.call(explainMyDueDate, { dossierId }, { signal }),
  });

export const forecastQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['my-dossier', dossierId, 'forecast'],
    queryFn: ({ signal }) => api.call(getMyForecast, { dossierId }, { signal }),
    staleTime: 3_600_000,
  });

export const supplementQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['my-dossier', dossierId, 'supplement'],
    queryFn: ({ signal }) => api.call(getMySupplement, { dossierId }, { signal }),
    // What is being typed must not be read away.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const myFeesQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['my-fees', dossierId],
    queryFn: ({ signal }) => api.call(getMyFees, { dossierId }, { signal }),
  });
