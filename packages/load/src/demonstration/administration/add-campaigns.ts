import { uploadFile } from '@dongbo/contract';
import {
  campaignPurpose,
  type CampaignId,
  decideCampaign,
  getCampaign,
  startCampaign,
} from '@dongbo/contract/administration';
import type { FileStore } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Stage } from '../stage.ts';
import { keepBytes } from '../unit-papers.ts';
import { authorised, waiting, workbookOf } from './campaign-files.ts';
import { daysBefore, unitOf, type Administrators } from './who-acts.ts';

interface Parts {
  readonly now: Date;
  readonly administrators: Administrators;
}

interface Order {
  readonly unit: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly reason: string;
}

/** Uploads a workbook and has it checked, as the worker would. */
async function handIn(
  stage: Stage,
  files: FileStore,
  by: Administrators['first'],
  { unit, name, bytes, reason }: Order,
): Promise<CampaignId> {
  const stored = await keepBytes(files, bytes);
  const { id: fileId } = await stage.call(uploadFile, { name, purpose: campaignPurpose }, by, stored);
  const order = { unitId: await unitOf(stage, unit), fileId, inviteBy: 'letter', reason } as const;
  const { id } = await stage.call(startCampaign, order, by);
  await stage.work('administration.check-campaign', { campaignId: id });
  return id;
}

/** The last day of roles of the demonstration's lists, as people write it: a year from now. */
const yearAfter = (now: Date): string => `31/12/${now.getUTCFullYear() + 1}`;

/** Three campaigns, the oldest carried out.
 * @returns the people whom it brought in, in the order of its list */
export async function addCampaigns(
  stage: Stage,
  files: FileStore,
  { now, administrators: { first, second } }: Parts,
): Promise<readonly string[]> {
  const until = yearAfter(now);
  daysBefore(stage, now, 20);
  const bytes = await workbookOf(authorised, until);
  const done = await handIn(stage, files, first, {
    unit: 'H19.145',
    name: 'danh-sach-phuong-tran-bien.xlsx',
    bytes,
    reason: 'Phân quyền đợt một theo kế hoạch của sở',
  });
  daysBefore(stage, now, 19);
  const { version } = await stage.call(getCampaign, { campaignId: done }, second);
  const decision = { campaignId: done, version, approve: true, reason: 'Đã đối chiếu với quyết định phân công' };
  await stage.call(decideCampaign, decision, second);
  await stage.work('administration.run-campaign', { campaignId: done });
  daysBefore(stage, now, 2);
  await handIn(stage, files, first, {
    unit: 'H19.146',
    name: 'danh-sach-co-cot-mat-khau.xlsx',
    bytes: await workbookOf(waiting, until, 'Mật khẩu'),
    reason: 'Phân quyền đợt hai',
  });
  daysBefore(stage, now, 1);
  await handIn(stage, files, second, {
    unit: 'H19.146',
    name: 'danh-sach-dot-hai.xlsx',
    bytes: await workbookOf(waiting, until),
    reason: 'Phân quyền đợt hai, đã bỏ cột mật khẩu',
  });
  const { rows } = await sql<{ person_id: string }>`
    select person_id from campaign_row where campaign_id = ${done}::uuid and person_id is not null order by number`.execute(
    stage.database.kysely,
  );
  return rows.map((row) => row.person_id);
}
