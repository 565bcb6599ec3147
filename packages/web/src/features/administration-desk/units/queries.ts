import type { CallOf, Endpoint } from '@dongbo/contract';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { getAdministeredUnit, listAdministeredUnits } from '../endpoints.ts';

export type UnitsAsked = Omit<CallOf<typeof listAdministeredUnits>, 'ended'> & { readonly ended?: 'true' | undefined };

/** Units right below one, or found by words. */
export const unitRowsQuery = (asked: UnitsAsked) =>
  queryOptions({
    queryKey: ['administered-units', asked],
    queryFn: ({ signal }) => api.call(listAdministeredUnits, asked, { signal }),
    placeholderData: (before) => before,
  });

export const unitQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['administered-unit', unitId],
    queryFn: ({ signal }) => api.call(getAdministeredUnit, { unitId }, { signal }),
  });

/** A change of a unit: every list that names units is read anew after it, also after a refusal, which says why. */
export const unitMutation = <E extends Endpoint>(client: QueryClient, endpoint: E) => ({
  mutationFn: (input: CallOf<E>) => api.call(endpoint, input),
  onSettled: () =>
    Promise.all(
      [['administered-units'], ['administered-unit'], ['units']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    ),
});
