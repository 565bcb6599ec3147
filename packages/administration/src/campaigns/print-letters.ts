import { printCampaignLetters as endpoint } from '@dongbo/contract/administration';
import { sql } from 'kysely';
import { printInvitations, readInvited } from '../accounts/invitation-letter.ts';
import { defineOperation } from '../define.ts';
import { inOfficialSpace } from '../people/official-space.ts';
import { findCampaign } from './find-campaign.ts';

/** So many pages in one file: more take more time to print than a browser waits. */
const mostLetters = 500;

/** Sealed letters of those who have not activated the account yet, in the order of the sheet, each person once. */
export const printCampaignLetters = defineOperation(endpoint, async (ctx, { campaignId, after }) => {
  const campaign = await findCampaign(ctx, endpoint.name, campaignId);
  inOfficialSpace(ctx);
  const from = sql`(
    select p.*, r.number from (
      select person_id, min(number) as number from campaign_row
      where campaign_id = ${campaign.id}::uuid and person_id is not null group by person_id) r
    join person p on p.id = r.person_id where r.number > ${after}) p`;
  const people = await readInvited(ctx, { from, order: sql`p.number`, most: mostLetters });
  if (people.length === 0) return ctx.refuse('campaign.no-letters');
  const { publicAddress } = ctx;
  if (publicAddress === null) return ctx.refuse('account.no-public-address');
  return await printInvitations(ctx, people, { publicAddress, fileName: 'Thu-kich-hoat.pdf' });
});
