import type { CallOf, OutputOf } from '@dongbo/contract';
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { getDigitisation, listDigitisation, recordPaperData, signCopies } from './endpoints.ts';

export type Paper = OutputOf<typeof getDigitisation>['papers'][number];
export type DigitisationFilter = CallOf<typeof listDigitisation>;

/** Under the key of the dossier: read again together with it. */
export const digitisationQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['dossier', dossierId, 'digitisation'],
    queryFn: ({ signal }) => api.call(getDigitisation, { dossierId }, { signal }),
  });

export const digitisationFiguresQuery = (filter: DigitisationFilter) =>
  queryOptions({
    queryKey: ['digitisation', filter],
    queryFn: ({ signal }) => api.call(listDigitisation, filter, { signal }),
  });

export const signMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof signCopies>) => api.call(signCopies, input),
    onSettled: (_answer, _error, { dossierId }) => client.invalidateQueries({ queryKey: ['dossier', dossierId] }),
  });

export const recordMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof recordPaperData>) => api.call(recordPaperData, input),
    onSettled: (_answer, _error, { dossierId }) => client.invalidateQueries({ queryKey: ['dossier', dossierId] }),
  });
