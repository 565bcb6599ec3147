import type { Campaign } from '@dongbo/contract/administration';
import { isInReach, notFound, scopesOf, unitNameOn } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../define.ts';

export interface CampaignRecord {
  readonly id: string;
  readonly unit: { id: string; name: string };
  readonly fileName: string;
  readonly inviteBy: Campaign['inviteBy'];
  readonly state: Campaign['state'];
  readonly problem: Campaign['problem'];
  readonly reason: string;
  readonly uploadedBy: { id: string; name: string };
  readonly uploadedAt: Date;
  readonly decidedBy: { id: string; name: string } | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly version: number;
  readonly counts: Campaign['counts'];
}

/** Whether a campaign `k` lies where the actor administers. */
const withinReach = ({ actor }: Pick<Context, 'actor'>, permission: string): RawBuilder<boolean> =>
  actor.kind === 'system'
    ? sql<boolean>`true`
    : isInReach(scopesOf(actor, permission), { units: [sql.ref('k.unit_id')], field: sql`null` });

const counts = sql<Campaign['counts']>`(
  select json_build_object('rows', count(*), 'new', count(*) filter (where r.outcome = 'new'),
    'changed', count(*) filter (where r.outcome = 'changed'), 'unchanged', count(*) filter (where r.outcome = 'unchanged'),
    'refused', count(*) filter (where r.outcome = 'refused'),
    'otherNames', count(*) filter (where r.changes @> '[{"what": "other-name"}]'), 'done', count(*) filter (where r.done_at is not null and r.failure is null),
    'failed', count(*) filter (where r.failure is not null),
    'activated', count(distinct r.person_id) filter (where a.password_hash is not null),
    'waiting', count(distinct r.person_id) filter (where a.password_hash is null and a.disabled_at is null))
  from campaign_row r left join account a on a.person_id = r.person_id where r.campaign_id = k.id)`;

/** Campaigns within reach, by a further condition on `k`, the newest first. One statement. */
export async function readCampaigns(
  ctx: Context,
  permission: string,
  { where, limit }: { readonly where: RawBuilder<unknown>; readonly limit: number },
): Promise<readonly CampaignRecord[]> {
  const { rows } = await sql<CampaignRecord>`
    select k.id, json_build_object('id', k.unit_id, 'name', coalesce(${unitNameOn(sql.ref('k.unit_id'), ctx.now)}, '')) as unit,
      k.file_name as "fileName", k.invite_by as "inviteBy", k.state, k.problem, k.reason, k.uploaded_at as "uploadedAt",
      json_build_object('id', u.id, 'name', u.name) as "uploadedBy",
      case when d.id is not null then json_build_object('id', d.id, 'name', d.name) end as "decidedBy",
      k.decided_at as "decidedAt", k.decision_reason as "decisionReason", k.version, ${counts} as counts
    from campaign k join person u on u.id = k.uploaded_by left join person d on d.id = k.decided_by
    where ${withinReach(ctx, permission)} and ${where} order by k.id desc limit ${limit}`.execute(ctx.db);
  return rows;
}

/** One campaign within reach. @throws GeneralError `not-found` */
export async function findCampaign(ctx: Context, permission: string, campaignId: string): Promise<CampaignRecord> {
  const [found] = await readCampaigns(ctx, permission, { where: sql`k.id = ${campaignId}::uuid`, limit: 1 });
  const campaign = found ?? notFound();
  ctx.about(campaign.id);
  return campaign;
}

export const viewCampaign = ({ actor }: Pick<Context, 'actor'>, campaign: CampaignRecord) => ({
  ...campaign,
  isOwn: campaign.uploadedBy.id === actor.personId,
  uploadedAt: campaign.uploadedAt.toISOString(),
  decidedAt: campaign.decidedAt?.toISOString() ?? null,
});
