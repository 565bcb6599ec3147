import type { CallOf } from '@dongbo/contract';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { byKey, pageSize } from '../../../ui/desk/paging.ts';
import { listPeople } from '../endpoints.ts';

export type PeopleFilter = Omit<CallOf<typeof listPeople>, 'cursor' | 'limit'>;

export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['administered-people', filter],
    queryFn: ({ pageParam, signal }) =>
      api.call(listPeople, { ...filter, limit: pageSize, cursor: pageParam }, { signal }),
    ...byKey,
  });
