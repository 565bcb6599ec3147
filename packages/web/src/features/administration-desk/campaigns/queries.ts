import type { CampaignId, RowOutcome } from '@dongbo/contract/administration';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import { byKey, pageSize } from '../../../ui/desk/paging.ts';
import { getCampaign, listCampaignRows, listCampaigns } from '../endpoints.ts';

export const campaignsQuery = infiniteQueryOptions({
  queryKey: ['campaigns'],
  queryFn: ({ pageParam, signal }) => api.call(listCampaigns, { limit: pageSize, cursor: pageParam }, { signal }),
  ...byKey,
});

export const campaignQuery = (campaignId: CampaignId) =>
  queryOptions({
    queryKey: ['campaign', campaignId],
    queryFn: ({ signal }) => api.call(getCampaign, { campaignId }, { signal }),
  });

/** Rows of one outcome, behind a row. */
export const rowsQuery = (campaignId: CampaignId, outcome: RowOutcome, after: number) =>
  queryOptions({
    queryKey: ['campaign-rows', campaignId, outcome, after],
    queryFn: ({ signal }) => api.call(listCampaignRows, { campaignId, outcome, after, limit: 100 }, { signal }),
  });
