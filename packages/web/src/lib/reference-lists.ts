import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import { getReferenceList } from './endpoints.ts';

/** A shared list of codes and names, such as countries; changes with a release at most. */
export const referenceListQuery = (key: string) =>
  queryOptions({
    queryKey: ['reference-list', key],
    staleTime: Infinity,
    queryFn: ({ signal }) => api.call(getReferenceList, { key }, { signal }),
  });
