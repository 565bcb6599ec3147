import { queryOptions } from '@tanstack/react-query';
import type { UnitKind } from '@dongbo/contract';
import { api } from './api.ts';
import { listUnits } from './endpoints.ts';

/** All units of a kind with the names valid today; they change a few times a year. */
export const unitsQuery = (kind: UnitKind) =>
  queryOptions({
    queryKey: ['units', kind],
    staleTime: 3_600_000,
    queryFn: async ({ signal }) => (await api.call(listUnits, { kind }, { signal })).items,
  });
