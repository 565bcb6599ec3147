import type { CallOf } from '@dongbo/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { countCoverage, listCoverage } from '../endpoints.ts';
import { rightsKey } from '../rights/queries.ts';

/** Read anew after a right was given. */
export const coverageQuery = (asked: CallOf<typeof listCoverage>) =>
  queryOptions({
    queryKey: [rightsKey, 'coverage', asked],
    queryFn: ({ signal }) => api.call(listCoverage, asked, { signal }),
  });

export const askForCount = () => api.call(countCoverage, {});
