import { queryOptions } from '@tanstack/react-query';
import type { Draft } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { getDraft, getMyDossier } from '../endpoints.ts';

export const draftKey = (draftId: string) => ['draft', draftId] as const;

/** One draft. Loaded once per visit: from then on the keeper of the draft is the truth of the page. */
export const draftQuery = (draftId: string) =>
  queryOptions({
    queryKey: draftKey(draftId),
    staleTime: Infinity,
    gcTime: 0,
    queryFn: ({ signal }): Promise<Draft> => api.call(getDraft, { draftId }, { signal }),
  });

export const sentDossierQuery = (dossierId: string) =>
  queryOptions({
    queryKey: ['my-dossier', dossierId],
    queryFn: ({ signal }) => api.call(getMyDossier, { dossierId }, { signal }),
  });
