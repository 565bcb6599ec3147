import { getNamedLimit, getProcedure, searchProcedures } from '../endpoints.ts';
import type { Procedure } from '@dongbo/contract/procedures';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { byKey, pageSize } from '../../../ui/desk/paging.ts';

/** What a counter may take in: everything that bodies of the province settle, whether or not it can be filed online. */
export const procedureSuggestionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['procedures', 'suggestions', q],
    queryFn: ({ signal }) => api.call(searchProcedures, { q, limit: 8, here: 'true' }, { signal }),
    enabled: q.trim().length > 1,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const proceduresQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['procedures', 'list', q],
    queryFn: ({ pageParam, signal }) =>
      api.call(searchProcedures, { ...(q ? { q } : {}), limit: pageSize, cursor: pageParam }, { signal }),
    ...byKey,
    staleTime: 60_000,
  });

/** The version that a dossier keeps, whatever is in force by now. */
export const procedureVersionQuery = ({ code, versionId }: Pick<Procedure, 'code' | 'versionId'>) =>
  queryOptions({
    queryKey: ['procedures', 'version', versionId],
    queryFn: ({ signal }) => api.call(getProcedure, { code, versionId }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const procedureQuery = (code: string) =>
  queryOptions({
    queryKey: ['procedures', 'one', code],
    queryFn: ({ signal }) => api.call(getProcedure, { code }, { signal }),
    staleTime: 300_000,
  });

/** The limit that was named last for a procedure whose source states none. */
export const namedLimitQuery = (code: string) =>
  queryOptions({
    queryKey: ['procedures', 'named-limit', code],
    queryFn: ({ signal }) => api.call(getNamedLimit, { code }, { signal }),
    staleTime: 30_000,
  });
