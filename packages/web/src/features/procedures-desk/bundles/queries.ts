import type { CallOf, UnitId } from '@dongbo/contract';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { refreshLists } from '../queries/dossiers.ts';
import { confirmBundle, getBundle, listBundles, listWaitingPapers, sendBundle } from './endpoints.ts';

/** Under the key of the inbox: what changes there is read again together with it. */
export const waitingQuery = (unitId: UnitId) =>
  queryOptions({
    queryKey: ['inbox', 'papers', unitId],
    queryFn: async ({ signal }) => (await api.call(listWaitingPapers, { unitId }, { signal })).items,
  });

export const bundlesQuery = (unitId: UnitId, direction: 'in' | 'out') =>
  queryOptions({
    queryKey: ['inbox', 'bundles', direction, unitId],
    queryFn: async ({ signal }) => (await api.call(listBundles, { unitId, direction }, { signal })).items,
  });

export const bundleQuery = (bundleId: string) =>
  queryOptions({
    queryKey: ['bundle', bundleId],
    queryFn: ({ signal }) => api.call(getBundle, { bundleId }, { signal }),
  });

export const sendMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof sendBundle>) => api.call(sendBundle, input),
    onSettled: () => refreshLists(client),
  });

export const confirmMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof confirmBundle>) => api.call(confirmBundle, input),
    onSettled: async (_answer, _error, { bundleId }) => {
      refreshLists(client);
      await client.invalidateQueries({ queryKey: ['bundle', bundleId] });
      void client.invalidateQueries({ queryKey: ['dossier'] });
    },
  });
