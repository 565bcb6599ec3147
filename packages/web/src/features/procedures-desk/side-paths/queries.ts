import type { CallOf } from '@dongbo/contract';
import type { DossierId } from '@dongbo/contract/procedures';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { readAgain, refreshLists } from '../queries/dossiers.ts';
import {
  acceptSupplement,
  confirmArrivals,
  decideEnding,
  correctDossier,
  getSupplement,
  listEndingGrounds,
  listLateCauses,
  proposeEnding,
  recordSupplement,
  refuseDossier,
  requestSupplement,
  returnApology,
  returnEnding,
  sendApology,
  withdrawDossier,
  writeApology,
} from './endpoints.ts';

export const supplementQuery = (dossierId: DossierId, version: number) =>
  queryOptions({
    queryKey: ['dossier', dossierId, 'supplement', version],
    queryFn: ({ signal }) => api.call(getSupplement, { dossierId }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const askMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof requestSupplement>) => api.call(requestSupplement, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const recordMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof recordSupplement>) => api.call(recordSupplement, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const acceptMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof acceptSupplement>) => api.call(acceptSupplement, input),
    onSuccess: (changed) => readAgain(client, changed),
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

export const refuseMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof refuseDossier>) => api.call(refuseDossier, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const withdrawMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof withdrawDossier>) => api.call(withdrawDossier, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const proposeEndingMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof proposeEnding>) => api.call(proposeEnding, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const decideEndingMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof decideEnding>) => api.call(decideEnding, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const returnEndingMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof returnEnding>) => api.call(returnEnding, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const correctMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof correctDossier>) => api.call(correctDossier, input),
    onSuccess: async (changed) => {
      // The receipt has the same address and is another one.
      void client.invalidateQueries({ queryKey: ['sheet'] });
      await readAgain(client, changed);
    },
  });

export const lateCausesQuery = queryOptions({
  queryKey: ['late-causes'],
  queryFn: async ({ signal }) => (await api.call(listLateCauses, {}, { signal })).items,
  staleTime: 300_000,
});

export const writeApologyMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof writeApology>) => api.call(writeApology, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const sendApologyMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof sendApology>) => api.call(sendApology, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const returnApologyMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof returnApology>) => api.call(returnApology, input),
    onSuccess: (changed) => readAgain(client, changed),
  });
