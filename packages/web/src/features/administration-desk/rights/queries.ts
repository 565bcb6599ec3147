import type { CallOf } from '@dongbo/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { listUnits } from '../../../lib/endpoints.ts';
import {
  changeRole,
  getPersonRights,
  getRole,
  giveGrant,
  listConflicts,
  listGrants,
  listPeople,
  listRoles,
  previewGrant,
  previewRole,
  withdrawGrant,
} from '../endpoints.ts';

/** Everything of rights is read anew after a change. */
export const rightsKey = 'rights';

export const rolesQuery = queryOptions({
  queryKey: [rightsKey, 'roles'],
  queryFn: ({ signal }) => api.call(listRoles, {}, { signal }),
});

export const roleQuery = (roleKey: CallOf<typeof getRole>['roleKey']) =>
  queryOptions({
    queryKey: [rightsKey, 'role', roleKey],
    queryFn: ({ signal }) => api.call(getRole, { roleKey }, { signal }),
  });

export const rolePreviewQuery = (asked: CallOf<typeof previewRole>) =>
  queryOptions({
    queryKey: [rightsKey, 'role-preview', asked],
    queryFn: ({ signal }) => api.call(previewRole, asked, { signal }),
  });

export const grantsQuery = (asked: CallOf<typeof listGrants>) =>
  queryOptions({
    queryKey: [rightsKey, 'grants', asked],
    queryFn: ({ signal }) => api.call(listGrants, asked, { signal }),
  });

export const conflictsQuery = queryOptions({
  queryKey: [rightsKey, 'conflicts'],
  queryFn: ({ signal }) => api.call(listConflicts, {}, { signal }),
});

export const personRightsQuery = (personId: string) =>
  queryOptions({
    queryKey: [rightsKey, 'person', personId],
    queryFn: ({ signal }) => api.call(getPersonRights, { personId }, { signal }),
  });

export const grantPreviewQuery = (asked: CallOf<typeof previewGrant>) =>
  queryOptions({
    queryKey: [rightsKey, 'preview', asked],
    queryFn: ({ signal }) => api.call(previewGrant, asked, { signal }),
  });

export const foundPeopleQuery = (q: string) =>
  queryOptions({
    queryKey: [rightsKey, 'people', q],
    queryFn: ({ signal }) => api.call(listPeople, { q, limit: 10 }, { signal }),
    enabled: q.trim().length >= 2,
  });

export const foundUnitsQuery = (q: string) =>
  queryOptions({
    queryKey: [rightsKey, 'units', q],
    queryFn: ({ signal }) => api.call(listUnits, { q }, { signal }),
    enabled: q.trim().length >= 2,
  });

export const sendGrant = (asked: CallOf<typeof giveGrant>) => api.call(giveGrant, asked);
export const sendWithdrawal = (asked: CallOf<typeof withdrawGrant>) => api.call(withdrawGrant, asked);
export const sendRole = (asked: CallOf<typeof changeRole>) => api.call(changeRole, asked);
