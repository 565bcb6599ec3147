import { decideCampaign as endpoint } from '@dongbo/contract/administration';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { inOfficialSpace } from '../people/official-space.ts';
import { findCampaign } from './find-campaign.ts';
import { runCampaign } from './run-campaign.ts';

/** A second person approves or turns down what was checked; whoever uploaded it can only withdraw it. */
export const decideCampaign = defineOperation(endpoint, async (ctx, { campaignId, version, approve, reason }) => {
  const campaign = await findCampaign(ctx, endpoint.name, campaignId);
  inOfficialSpace(ctx);
  const isOwn = campaign.uploadedBy.id === ctx.actor.personId;
  if (isOwn && approve) return ctx.refuse('campaign.own');
  if (campaign.state !== 'checked' && (approve || campaign.state !== 'unreadable'))
    return ctx.refuse('campaign.not-checked');
  if (campaign.version !== version) return ctx.refuse('campaign.changed-meanwhile');
  if (approve && campaign.counts.new + campaign.counts.changed === 0) return ctx.refuse('campaign.nothing-to-do');
  const state = approve ? ('running' as const) : isOwn ? ('withdrawn' as const) : ('rejected' as const);
  const { rows } = await sql<{ version: number }>`
    update campaign set state = ${state}, decided_by = ${ctx.actor.personId}::uuid, decided_at = ${ctx.now}, decision_reason = ${reason},
      version = version + 1
    where id = ${campaign.id}::uuid and version = ${version} returning version`.execute(ctx.db);
  const [changed] = rows;
  if (changed === undefined) return ctx.refuse('campaign.changed-meanwhile');
  ctx.about(campaign.id, reason);
  if (approve) ctx.enqueue(runCampaign, { campaignId: campaign.id });
  return { id: campaign.id, state, version: changed.version };
});
