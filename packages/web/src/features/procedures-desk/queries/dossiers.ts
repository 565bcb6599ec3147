import { uploadFile } from '../../../lib/endpoints.ts';
import {
  actOnDossier,
  assignDossiers,
  explainDueDate,
  getDossier,
  listAssignees,
  listDossiers,
  listTrackingBook,
  receiveDossier,
  takeInDossier,
  writeResult,
} from '../endpoints.ts';
import type { CallOf } from '@dongbo/contract';
import type { DossierChanged, DossierId } from '@dongbo/contract/procedures';
import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { byKey, pageSize } from '../../../ui/desk/paging.ts';

export const dossierQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['dossier', dossierId],
    queryFn: ({ signal }) => api.call(getDossier, { dossierId }, { signal }),
    staleTime: 5_000,
  });

export const explanationQuery = (dossierId: DossierId) =>
  queryOptions({
    queryKey: ['dossier', dossierId, 'clock'],
    queryFn: ({ signal }) => api.call(explainDueDate, { dossierId }, { signal }),
  });

export type DossierFilter = Omit<CallOf<typeof listDossiers>, 'cursor' | 'limit' | 'count'>;

export const dossiersQuery = (filter: DossierFilter) =>
  infiniteQueryOptions({
    queryKey: ['dossiers', filter],
    queryFn: ({ pageParam, signal }) =>
      api.call(
        listDossiers,
        // How many there are in all is asked once, with the first page.
        { ...filter, limit: pageSize, cursor: pageParam, count: pageParam === undefined ? 'true' : 'false' },
        { signal },
      ),
    ...byKey,
  });

export type TrackingBookFilter = Omit<CallOf<typeof listTrackingBook>, 'cursor' | 'limit'>;

export const trackingBookQuery = (filter: TrackingBookFilter) =>
  infiniteQueryOptions({
    queryKey: ['tracking-book', filter],
    queryFn: ({ pageParam, signal }) =>
      api.call(listTrackingBook, { ...filter, limit: pageSize, cursor: pageParam }, { signal }),
    ...byKey,
  });

/** A changed dossier is read again before its form closes; the lists that may hold it are read again behind it. */
export async function readAgain(client: QueryClient, { id }: DossierChanged): Promise<void> {
  refreshLists(client);
  await client.invalidateQueries({ queryKey: ['dossier', id] });
}

export function refreshLists(client: QueryClient): void {
  for (const key of ['inbox', 'dossiers', 'tracking-book']) void client.invalidateQueries({ queryKey: [key] });
}

export const actMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof actOnDossier>) => api.call(actOnDossier, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const receiveMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof receiveDossier>) => api.call(receiveDossier, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const writeResultMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof writeResult>) => api.call(writeResult, input),
    onSuccess: (changed) => readAgain(client, changed),
  });

export const takeInMutation = (client: QueryClient) =>
  mutationOptions({
    // The same request id for a repeated press: a lost answer never makes a second dossier.
    mutationFn: async ({ input, requestId }: { input: CallOf<typeof takeInDossier>; requestId: string }) => {
      const { id } = await api.call(takeInDossier, input, { requestId });
      return await client.fetchQuery(dossierQuery(id));
    },
    onSuccess: () => refreshLists(client),
  });

/** Who can take these dossiers; asked anew each time, because others hand over at the same time. */
export const assigneesQuery = (dossierIds: readonly string[]) =>
  queryOptions({
    queryKey: ['assignees', dossierIds],
    queryFn: ({ signal }) => api.call(listAssignees, { dossierIds: dossierIds.join(',') }, { signal }),
    enabled: dossierIds.length > 0,
    staleTime: 0,
  });

export const assignMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof assignDossiers>) => api.call(assignDossiers, input),
    onSuccess: () => refreshLists(client),
  });

/** Bytes of a photograph from the field: some ten seconds on a weak line. */
const photoBytes = 1_500_000;

/** A photograph, made smaller in the browser; what no browser can open goes as it is. */
export const photoMutation = mutationOptions({
  mutationFn: async (file: File) => {
    const [{ fitPaper }, { shrinkPhoto }] = await Promise.all([
      import('../../../lib/paper-file.ts'),
      import('../../../lib/shrink-photo.ts'),
    ]);
    const fitting = (await shrinkPhoto(file, photoBytes)) ?? (await fitPaper(file));
    return await api.call(uploadFile, { name: fitting.name }, { bytes: fitting });
  },
});

export const uploadMutation = mutationOptions({
  mutationFn: async (file: File) => {
    const { fitPaper } = await import('../../../lib/paper-file.ts');
    const fitting = await fitPaper(file);
    return await api.call(uploadFile, { name: fitting.name }, { bytes: fitting });
  },
});
