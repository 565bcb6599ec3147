import type { CallOf, UnitId } from '@dongbo/contract';
import type { Dossier, takeInDossier } from '@dongbo/contract/procedures';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { actOnDossier, takeInDossier as takeIn, writeResult } from '../endpoints.ts';
import type { SentReceiver } from '../parts/receiver-fields.tsx';
import { dossierQuery, readAgain, refreshLists } from '../queries/dossiers.ts';
import { listVisits, makeReceipt } from './endpoints.ts';

/** Under the key of the inbox: what changes there is read again together with it. */
export const visitsQuery = (unitId: UnitId) =>
  queryOptions({
    queryKey: ['inbox', 'visits', unitId],
    queryFn: async ({ signal }) => (await api.call(listVisits, { unitId }, { signal })).items,
  });

export type WrittenResult = Omit<CallOf<typeof writeResult>, 'dossierId' | 'version'>;

interface BegunVisit {
  readonly dossier: Dossier;
  /** Why the result did not get to the leader; null: it did. */
  readonly failed: unknown;
}

/** Taken in, written and submitted with one press. What was taken in stays taken in, whatever becomes of the result. */
export const beginVisitMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: async (order: {
      readonly input: CallOf<typeof takeInDossier>;
      readonly result: WrittenResult;
      readonly requestId: string;
    }): Promise<BegunVisit> => {
      const { id: dossierId, version } = await api.call(takeIn, order.input, { requestId: order.requestId });
      let failed: unknown = null;
      try {
        const written = await api.call(writeResult, { dossierId, version, ...order.result });
        await api.call(actOnDossier, { dossierId, version: written.version, action: 'forward' });
      } catch (error) {
        failed = error;
      }
      return { dossier: await client.fetchQuery({ ...dossierQuery(dossierId), staleTime: 0 }), failed };
    },
    onSuccess: () => refreshLists(client),
  });

/** Somebody asks for the receipt. */
export const receiptMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof makeReceipt>) => api.call(makeReceipt, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

/** Issued, where that is still to be done, and handed over with one press. */
export const handOverMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: async ({ dossier, receiver }: { readonly dossier: Dossier; readonly receiver: SentReceiver }) => {
      const { id: dossierId } = dossier;
      let { version } = dossier;
      if (dossier.actions.some(({ id }) => id === 'issue'))
        version = (await api.call(actOnDossier, { dossierId, version, action: 'issue' })).version;
      return await api.call(actOnDossier, { dossierId, version, action: 'hand-over', ...receiver });
    },
    // Also where the second act was refused: the first stands.
    onSettled: async (_changed, _error, { dossier }) => await readAgain(client, dossier),
  });
