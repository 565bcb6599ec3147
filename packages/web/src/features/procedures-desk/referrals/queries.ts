import type { CallOf } from '@dongbo/contract';
import type { DossierId } from '@dongbo/contract/procedures';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { listUnits } from '../../../lib/endpoints.ts';
import { refreshLists } from '../queries/dossiers.ts';
import {
  answerReferral,
  assignReferral,
  getReferral,
  getReferralChoices,
  listReferrals,
  withdrawReferral,
} from './endpoints.ts';

/** Below the dossier's own key, so that what reads the dossier again reads these again. */
export const referralsQuery = (dossierId: DossierId, version: number) =>
  queryOptions({
    queryKey: ['dossier', dossierId, 'referrals', version],
    queryFn: ({ signal }) => api.call(listReferrals, { dossierId }, { signal }),
    staleTime: 5_000,
  });

export const choicesQuery = (dossierId: DossierId, unitId?: string) =>
  queryOptions({
    queryKey: ['referral-choices', dossierId, unitId],
    queryFn: ({ signal }) => api.call(getReferralChoices, { dossierId, unitId }, { signal }),
    staleTime: 60_000,
  });

export const referralQuery = (referralId: string) =>
  queryOptions({
    queryKey: ['referral', referralId],
    queryFn: ({ signal }) => api.call(getReferral, { referralId }, { signal }),
    staleTime: 5_000,
  });

/** Units whose names hold these words. */
export const unitsNamedQuery = (q: string) =>
  queryOptions({
    queryKey: ['units', 'named', q],
    enabled: q.trim().length > 1,
    staleTime: 3_600_000,
    queryFn: async ({ signal }) =>
      (await api.call(listUnits, { q }, { signal })).items.filter(
        ({ kind }) => kind !== 'province' && kind !== 'vendor',
      ),
  });

/** The name of a unit today; null: there is none with this id. */
export const unitNameQuery = (unitId: string | undefined) =>
  queryOptions({
    queryKey: ['units', 'name', unitId],
    enabled: unitId !== undefined,
    staleTime: 3_600_000,
    queryFn: async ({ signal }) =>
      (await api.call(listUnits, {}, { signal })).items.find(({ id }) => id === unitId)?.name ?? null,
  });

/** What is done to a referral is seen on its page, at its dossier and in the lists. */
const seen = async (client: QueryClient): Promise<void> => {
  refreshLists(client);
  await Promise.all([
    client.invalidateQueries({ queryKey: ['referral'] }),
    client.invalidateQueries({ queryKey: ['dossier'] }),
  ]);
};

export const answerMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof answerReferral>) => api.call(answerReferral, input),
    onSuccess: () => seen(client),
  });

export const assignMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: (input: CallOf<typeof assignReferral>) => api.call(assignReferral, input),
    onSuccess: () => seen(client),
  });

export const takeBackMutation = (client: QueryClient) =>
  mutationOptions({
    mutationFn: async ({ referralId, reason }: { readonly referralId: string; readonly reason: string }) => {
      // The list at the dossier holds no versions: the newest is read first.
      const { version } = await client.fetchQuery({ ...referralQuery(referralId), staleTime: 0 });
      return await api.call(withdrawReferral, { referralId, version, reason });
    },
    onSuccess: () => seen(client),
  });
