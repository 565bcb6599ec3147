import type { CallOf, ViewPage } from '@dongbo/contract';
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { deleteView, listViews, openWithView, renameView, saveView, shareView } from '../endpoints.ts';

export const viewsQuery = (page: ViewPage) =>
  queryOptions({
    queryKey: ['views', page],
    queryFn: ({ signal }) => api.call(listViews, { page }, { signal }),
    staleTime: 60_000,
  });

/** Filters of a list, as its address has them; what is not asked is left out. */
export type Search = Readonly<Record<string, string>>;

const acts = {
  save: async (input: CallOf<typeof saveView>) => void (await api.call(saveView, input)),
  rename: async (input: CallOf<typeof renameView>) => void (await api.call(renameView, input)),
  open: async (input: CallOf<typeof openWithView>) => void (await api.call(openWithView, input)),
  share: async (input: CallOf<typeof shareView>) => void (await api.call(shareView, input)),
  remove: async (input: CallOf<typeof deleteView>) => void (await api.call(deleteView, input)),
};

/** One thing that is done to views; their lists are read again. */
export const viewMutation = <Act extends keyof typeof acts>(client: QueryClient, act: Act) =>
  mutationOptions({
    mutationFn: acts[act] as (input: Parameters<(typeof acts)[Act]>[0]) => Promise<void>,
    onSuccess: () => client.invalidateQueries({ queryKey: ['views'] }),
  });
