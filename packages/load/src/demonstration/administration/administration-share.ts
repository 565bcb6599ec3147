import { sql } from 'kysely';
import type { DemonstrationParts, DemonstrationShare } from '../demonstration-share.ts';
import { inOneTransaction, rehearsalOn } from '../rehearsal.ts';
import { actorOf, createStage } from '../stage.ts';
import { addAccounts } from './add-accounts.ts';
import { addCampaigns } from './add-campaigns.ts';
import { addRights } from './add-rights.ts';
import { addUnits } from './add-units.ts';

/** Accounts in every state with their history, a campaign that is done, one that waits for approval, one that cannot be read, parts of a
 * ward that were renamed and joined, a clerk who is away, and the count of which steps have too few people: one transaction, so that a second run finds all of it or nothing. */
async function fill(parts: DemonstrationParts): Promise<number> {
  const { worker, space, now, onProgress } = parts;
  if (space !== 'official') return 0;
  const database = worker.databases[space];
  const { rows } = await sql`select from campaign limit 1`.execute(database.kysely);
  if (rows.length > 0) return 0;
  const administrators = {
    first: await actorOf(database, 'quantri.sokhcn', now),
    second: await actorOf(database, 'quantrihethong', now),
  };
  await inOneTransaction(database.pool, true, async (client) => {
    const stage = createStage(parts, { database: rehearsalOn(space, client), files: worker.files });
    const made = await addCampaigns(stage, worker.files, { now, administrators });
    await addAccounts(stage, { now, administrators, personIds: made });
    await addUnits(stage, { now, administrators });
    await addRights(stage, now);
  });
  onProgress(1, 1);
  return 1;
}

export const administrationShare: DemonstrationShare = {
  system: 'administration',
  counts: { official: 1, trial: 0 },
  fill,
};
