import type { CallOf, PersonId, UnitId } from '@dongbo/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { byKey, pageSize } from '../../../ui/desk/paging.ts';
import { getPerson, listPeople, listUnits } from '../endpoints.ts';

export type PeopleFilter = Omit<CallOf<typeof listPeople>, 'cursor' | 'limit'>;

export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['administered-people', filter],
    queryFn: ({ pageParam, signal }) =>
      api.call(listPeople, { ...filter, limit: pageSize, cursor: pageParam }, { signal }),
    ...byKey,
  });

export const personQuery = (personId: PersonId) =>
  queryOptions({
    queryKey: ['administered-person', personId],
    queryFn: ({ signal }) => api.call(getPerson, { personId }, { signal }),
  });

/** Parts of a body: its one-stop unit and divisions. */
export const partsQuery = (parentId: UnitId | '') =>
  queryOptions({
    queryKey: ['units-below', parentId],
    enabled: parentId !== '',
    staleTime: 3_600_000,
    queryFn: async ({ signal }) => (parentId === '' ? [] : (await api.call(listUnits, { parentId }, { signal })).items),
  });
