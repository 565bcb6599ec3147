import { applicantFormKey, fold } from '@dongbo/contract';
import type { AccountHolder } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import type { StoredDraft } from './draft-store.ts';

/** Where to reach somebody does not change from one filing to the next; who they are comes from the account. */
const kept = ['ownerAddress', 'ownerPhone', 'ownerEmail', 'ownerBirthDate'] as const;

/** How far back an earlier filing of one's own is looked for among those for others. */
const mostLookedAt = 20;

interface Filed {
  readonly applicant: Readonly<Record<string, unknown>>;
}

/** Filed for oneself: said so, or, before that was asked, as the owner; and under the number of the account's holder, or,
 * where one of the two is not known, under their name. */
function isOwn({ applicant }: Filed, { name, identityNumber }: AccountHolder): boolean {
  const { filedFor, submitterRole, ownerName, ownerIdentityNumber } = applicant;
  if (filedFor === undefined ? submitterRole !== 'owner' : filedFor !== 'self') return false;
  if (identityNumber !== null && typeof ownerIdentityNumber === 'string') return ownerIdentityNumber === identityNumber;
  return fold(String(ownerName ?? '')) === fold(name);
}

/** What the person said of themselves when they last filed for themselves; never what was said of somebody else. */
export async function earlierAnswers(
  db: Kysely<ProceduresTables>,
  { personId, holder }: Pick<StoredDraft, 'personId' | 'holder'>,
): Promise<Record<string, unknown>> {
  const { rows } = await sql<Filed>`
    select d.answers -> ${applicantFormKey} as applicant from dossier d
    where d.person_id = ${personId} and jsonb_typeof(d.answers -> ${applicantFormKey}) = 'object'
    order by d.submitted_at desc limit ${mostLookedAt}`.execute(db);
  const last = rows.find((row) => isOwn(row, holder))?.applicant ?? {};
  return Object.fromEntries(kept.filter((id) => last[id] !== undefined).map((id) => [id, last[id]]));
}
