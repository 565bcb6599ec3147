import { administrationEvents, CampaignId } from '@dongbo/contract/administration';
import { UnitId } from '@dongbo/contract';
import { readSheet, transact, type SheetLimits } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob, type Context } from '../define.ts';
import { firstOf, readFrame, readWorld } from './campaign-world.ts';
import { checkRow } from './check-rule.ts';
import { readFile, type FileProblem, type FileRow } from './read-file-rule.ts';
import { holdCampaign, type StoredCampaign } from './stored-campaign.ts';

/** The province has some 15,000 officials; nobody fills in more columns than the template has. */
export const campaignLimits: SheetLimits = { rows: 20_000, columns: 40, unpackedBytes: 100_000_000 };
const pieceSize = 1_000;

async function readRows(
  ctx: Context,
  fileId: string,
): Promise<{ rows: readonly FileRow[] } | { problem: FileProblem }> {
  const { storage_key: key } = await ctx.db
    .selectFrom('file')
    .select('storage_key')
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow();
  const answer = await readSheet({ bytes: await ctx.files.read(key), limits: campaignLimits });
  if (answer.fault !== null)
    return { problem: { code: answer.fault, facts: answer.most === undefined ? {} : { most: String(answer.most) } } };
  return readFile(answer.rows, answer.merged);
}

async function end(ctx: Context, campaign: StoredCampaign, problem: FileProblem | null): Promise<void> {
  const state = problem === null ? 'checked' : 'unreadable';
  await sql`update campaign set state = ${state}, problem = ${problem === null ? null : JSON.stringify(problem)}::jsonb, version = version + 1
    where id = ${campaign.id}::uuid`.execute(ctx.db);
  ctx.emit(
    administrationEvents.campaignMoved,
    { campaignId: CampaignId.parse(campaign.id), unitId: UnitId.parse(campaign.unitId), state },
    { subjectId: campaign.id, unitId: campaign.unitId },
  );
}

/** Checks all rows against the world as it is now and keeps what they come to; what an earlier run kept goes. */
async function checkAll(ctx: Context, campaign: StoredCampaign, rows: readonly FileRow[]): Promise<void> {
  await ctx.db.deleteFrom('campaign_row').where('campaign_id', '=', campaign.id).execute();
  const frame = await readFrame(ctx, { unitId: campaign.unitId, giverId: campaign.uploadedBy });
  const first = firstOf(rows);
  let names: ReadonlySet<string> = new Set();
  for (let at = 0; at < rows.length; at += pieceSize) {
    const piece = rows.slice(at, at + pieceSize);
    const world = await readWorld(ctx, piece, { frame, first, names });
    const checked = piece.map((row) => ({ ...row, ...checkRow(row, world) }));
    names = world.usernames;
    const kept = checked.map(({ number, cells, problems, outcome, changes }) => ({
      number,
      cells,
      problems,
      outcome,
      changes,
    }));
    await sql`
      insert into campaign_row (campaign_id, number, cells, problems, outcome, changes)
      select ${campaign.id}::uuid, number, cells, problems, outcome, changes from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
        as r(number integer, cells jsonb, problems jsonb, outcome text, changes jsonb)`.execute(ctx.db);
  }
}

/** Reads the file of a campaign in a thread of its own and checks every row; nothing of anybody is changed. A run that was cut off begins
 * anew. */
export const checkCampaign = defineJob(
  'administration.check-campaign',
  z.object({ campaignId: z.uuid() }),
  async (ctx, { campaignId }) => {
    ctx.about(campaignId);
    const asked = await ctx.db.selectFrom('campaign').select('file_id').where('id', '=', campaignId).executeTakeFirst();
    if (asked === undefined) return;
    const read = await readRows(ctx, asked.file_id);
    await transact(ctx.db, async (db) => {
      const within = { ...ctx, db };
      const campaign = await holdCampaign(db, campaignId);
      if (campaign?.state !== 'reading') return;
      if ('rows' in read) await checkAll(within, campaign, read.rows);
      await end(within, campaign, 'rows' in read ? null : read.problem);
    });
  },
  { transaction: 'none', pool: 'heavy' },
);
