import type { CallOf } from '@dongbo/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { listFigures } from '../endpoints.ts';

export type FigureFilter = CallOf<typeof listFigures>;

export const figuresQuery = (filter: FigureFilter) =>
  queryOptions({
    queryKey: ['figures', filter],
    queryFn: ({ signal }) => api.call(listFigures, filter, { signal }),
    placeholderData: keepPreviousData,
  });
