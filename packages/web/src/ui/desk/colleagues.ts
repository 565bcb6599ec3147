import { listColleagues } from './endpoints.ts';
import type { UnitId } from '@dongbo/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

/** People of a unit to hand work to; with a role, only those who hold it. */
export const colleaguesQuery = (unitId: UnitId, role: string | null) =>
  queryOptions({
    queryKey: ['colleagues', unitId, role],
    queryFn: ({ signal }) => api.call(listColleagues, role === null ? { unitId } : { unitId, role }, { signal }),
    staleTime: 60_000,
  });
