import { administrationEvents, CampaignId } from '@dongbo/contract/administration';
import { UnitId } from '@dongbo/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import { sendInvitation } from '../accounts/send-invitation.ts';
import { defineJob, type Context } from '../define.ts';
import { carryOut } from './carry-out.ts';
import { firstOf, readFrame, readWorld } from './campaign-world.ts';
import { checkRow, type Plan } from './check-rule.ts';
import type { FileRow } from './read-file-rule.ts';
import { holdCampaign, openRows, type StoredCampaign } from './stored-campaign.ts';

/** So many rows in one transaction: others get their turn in between, and a run that is cut off loses no more. */
const pieceSize = 500;

interface Ended {
  readonly number: number;
  readonly person: string | null;
  /** Why it could not be carried out any more. */
  readonly failure: string | null;
}

async function noteEnded(ctx: Context, campaignId: string, ended: readonly Ended[]): Promise<void> {
  await sql`update campaign_row r set done_at = ${ctx.now}, person_id = e.person, failure = e.failure
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as e(number integer, person uuid, failure text)
    where r.campaign_id = ${campaignId}::uuid and r.number = e.number`.execute(ctx.db);
}

/** The next rows, checked once more against the world as it is now: what came between the check and the act is told, not overrun. */
async function doPiece(ctx: Context, campaign: StoredCampaign, rows: readonly FileRow[]): Promise<void> {
  const frame = await readFrame(ctx, { unitId: campaign.unitId, giverId: campaign.uploadedBy });
  const world = await readWorld(ctx, rows, { frame, first: firstOf(rows), names: new Set() });
  const ended: Ended[] = [];
  const planned: { readonly number: number; readonly plan: Plan }[] = [];
  for (const row of rows) {
    const { plan, problems } = checkRow(row, world);
    if (plan === null) ended.push({ number: row.number, person: null, failure: problems[0]?.code ?? 'changed' });
    else planned.push({ number: row.number, plan });
  }
  const { personIds, invited } = await carryOut(
    ctx,
    campaign,
    planned.map(({ plan }) => plan),
  );
  planned.forEach(({ number }, index) => ended.push({ number, person: personIds[index] ?? null, failure: null }));
  await noteEnded(ctx, campaign.id, ended);
  if (campaign.inviteBy !== 'email') return;
  const withEmail = new Set(
    planned.flatMap(({ plan: { email } }, index) => (email === null ? [] : [personIds[index]])),
  );
  for (const personId of invited) if (withEmail.has(personId)) ctx.enqueue(sendInvitation, { personId });
}

/** Carries out an approved campaign, piece by piece. Each piece is a transaction with its marks: a run that is cut off goes on with the
 * rows that are left, and nobody is there twice. */
export const runCampaign = defineJob(
  'administration.run-campaign',
  z.object({ campaignId: z.uuid() }),
  async (ctx, { campaignId }) => {
    const campaign = await holdCampaign(ctx.db, campaignId);
    if (campaign?.state !== 'running') return;
    ctx.about(campaignId, campaign.reason);
    const rows = await openRows(ctx.db, campaignId, pieceSize);
    if (rows.length > 0) await doPiece(ctx, campaign, rows);
    const state = rows.length < pieceSize ? 'done' : 'running';
    await sql`update campaign set state = ${state}, version = version + 1,
      finished_at = ${state === 'done' ? ctx.now : null}::timestamptz where id = ${campaignId}::uuid`.execute(ctx.db);
    ctx.emit(
      administrationEvents.campaignMoved,
      { campaignId: CampaignId.parse(campaignId), unitId: UnitId.parse(campaign.unitId), state },
      { subjectId: campaignId, unitId: campaign.unitId },
    );
    if (state === 'running') ctx.enqueue(runCampaign, { campaignId });
  },
);
