import {
  getCampaign as getEndpoint,
  listCampaignRows as rowsEndpoint,
  listCampaigns as listEndpoint,
  type CampaignRow,
} from '@dongbo/contract/administration';
import { readIdCursor } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { findCampaign, readCampaigns, viewCampaign } from './find-campaign.ts';

/** Campaigns of the units that the caller administers, the newest first. */
export const listCampaigns = defineOperation(listEndpoint, async (ctx, { cursor, limit }) => {
  const before = cursor === undefined ? null : readIdCursor(cursor);
  const where = sql`(${before}::uuid is null or k.id < ${before}::uuid)`;
  const found = await readCampaigns(ctx, listEndpoint.name, { where, limit: limit + 1 });
  const items = found.slice(0, limit);
  return {
    items: items.map((campaign) => viewCampaign(ctx, campaign)),
    nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
});

export const getCampaign = defineOperation(getEndpoint, async (ctx, { campaignId }) =>
  viewCampaign(ctx, await findCampaign(ctx, getEndpoint.name, campaignId)),
);

/** Rows of a campaign in the order of the sheet. */
export const listCampaignRows = defineOperation(rowsEndpoint, async (ctx, { campaignId, outcome, after, limit }) => {
  const { id } = await findCampaign(ctx, rowsEndpoint.name, campaignId);
  const { rows } = await sql<CampaignRow>`
    select number, cells, problems, outcome, changes, done_at is not null and failure is null as done, failure
    from campaign_row where campaign_id = ${id}::uuid and number > ${after}
      and (${outcome ?? null}::text is null or outcome = ${outcome ?? null}) order by number limit ${limit + 1}`.execute(
    ctx.db,
  );
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.number ?? null) : null };
});
