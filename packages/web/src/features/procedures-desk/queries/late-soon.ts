import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { listLateSoon } from '../endpoints.ts';

export const lateSoonQuery = queryOptions({
  queryKey: ['dossiers', 'late-soon'],
  queryFn: ({ signal }) => api.call(listLateSoon, {}, { signal }),
});
