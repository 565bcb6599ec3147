import type { CallOf } from '@dongbo/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { changeGrant, endDelegation, listDelegations, startDelegation } from '../endpoints.ts';
import { rightsKey } from '../rights/queries.ts';

export const delegationsQuery = queryOptions({
  queryKey: [rightsKey, 'delegations'],
  queryFn: ({ signal }) => api.call(listDelegations, {}, { signal }),
});

export const sendDelegation = (asked: CallOf<typeof startDelegation>) => api.call(startDelegation, asked);
export const sendEnd = (asked: CallOf<typeof endDelegation>) => api.call(endDelegation, asked);
export const sendLastDay = (asked: CallOf<typeof changeGrant>) => api.call(changeGrant, asked);
