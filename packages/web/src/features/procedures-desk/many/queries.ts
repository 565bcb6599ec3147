import type { CallOf, OutputOf } from '@dongbo/contract';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { getBatch, listBatches, previewBatch, startBatch } from './endpoints.ts';

export type Batch = OutputOf<typeof getBatch>;
export type Preview = OutputOf<typeof previewBatch>;
export type Choice = Preview['choices'][number];

/** How often a batch that runs is looked at. */
const lookAgainMs = 700;

/** What could be done now; asked anew each time, because others work at the same time. */
export const previewQuery = (dossierIds: readonly string[]) =>
  queryOptions({
    queryKey: ['batch-preview', dossierIds],
    queryFn: ({ signal }) => api.call(previewBatch, { dossierIds: dossierIds.join(',') }, { signal }),
    enabled: dossierIds.length > 0,
    staleTime: 0,
  });

export const batchesQuery = queryOptions({
  queryKey: ['batches'],
  queryFn: async ({ signal }) => (await api.call(listBatches, {}, { signal })).items,
});

export const batchQuery = (batchId: string) =>
  queryOptions({
    queryKey: ['batches', batchId],
    queryFn: ({ signal }) => api.call(getBatch, { batchId }, { signal }),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? lookAgainMs : false),
  });

export const startMutation = mutationOptions({
  // The same request id for a repeated press: a lost answer never makes a second batch.
  mutationFn: ({ input, requestId }: { input: CallOf<typeof startBatch>; requestId: string }) =>
    api.call(startBatch, input, { requestId }),
});
