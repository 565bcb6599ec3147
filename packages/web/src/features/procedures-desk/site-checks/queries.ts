import type { CallOf, Endpoint } from '@dongbo/contract';
import type { DossierId } from '@dongbo/contract/procedures';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { announce } from '../../../ui/desk/announcer.tsx';
import { refreshLists } from '../queries/dossiers.ts';
import { getSiteCheck, getSiteCheckChoices, listSiteChecks } from './endpoints.ts';

/** Below the dossier's own key, so that what reads the dossier again reads these again. */
export const siteChecksQuery = (dossierId: DossierId, version: number) =>
  queryOptions({
    queryKey: ['dossier', dossierId, 'site-checks', version],
    queryFn: ({ signal }) => api.call(listSiteChecks, { dossierId }, { signal }),
    staleTime: 5_000,
  });

export const siteCheckChoicesQuery = (dossierId: DossierId) =>
  queryOptions({
    queryKey: ['site-check-choices', dossierId],
    queryFn: ({ signal }) => api.call(getSiteCheckChoices, { dossierId }, { signal }),
    staleTime: 60_000,
  });

export const siteCheckQuery = (siteCheckId: string) =>
  queryOptions({
    queryKey: ['site-check', siteCheckId],
    queryFn: ({ signal }) => api.call(getSiteCheck, { siteCheckId }, { signal }),
    staleTime: 5_000,
  });

/** An act on a verification: seen on its page, at its dossier and in the lists; `done` is said when it is. */
export function useCheckAct<E extends Endpoint>(endpoint: E, done: string, onDone: () => void = () => undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CallOf<E>) => api.call(endpoint, input),
    onSuccess: async () => {
      announce(done);
      onDone();
      refreshLists(client);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['site-check'] }),
        client.invalidateQueries({ queryKey: ['dossier'] }),
      ]);
    },
  });
}
