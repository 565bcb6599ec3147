import type { CampaignState } from '@dongbo/contract/administration';
import { sql, type Kysely } from 'kysely';
import type { AdministrationTables } from '../tables.ts';
import type { FileRow } from './read-file-rule.ts';

/** A campaign as its jobs need it. */
export interface StoredCampaign {
  readonly id: string;
  readonly unitId: string;
  readonly fileId: string;
  readonly inviteBy: 'email' | 'letter';
  readonly state: CampaignState;
  readonly reason: string;
  readonly uploadedBy: string;
  readonly version: number;
}

/** The campaign, held against whoever else carries it out; undefined: there is none. */
export async function holdCampaign(
  db: Kysely<AdministrationTables>,
  campaignId: string,
): Promise<StoredCampaign | undefined> {
  const { rows } = await sql<StoredCampaign>`
    select id, unit_id as "unitId", file_id as "fileId", invite_by as "inviteBy", state, reason, uploaded_by as "uploadedBy", version
    from campaign where id = ${campaignId}::uuid for update`.execute(db);
  return rows[0];
}

/** Rows whose turn has not come, in the order of the sheet. */
export async function openRows(
  db: Kysely<AdministrationTables>,
  campaignId: string,
  most: number,
): Promise<readonly FileRow[]> {
  const rows = await db
    .selectFrom('campaign_row')
    .select(['number', 'cells'])
    .where('campaign_id', '=', campaignId)
    .where('done_at', 'is', null)
    .where('outcome', 'in', ['new', 'changed'])
    .orderBy('number')
    .limit(most)
    .execute();
  return rows.map(({ number, cells }) => ({ number, cells: cells as FileRow['cells'], problems: [] }));
}
