import { applicantFormKey, fold } from '@dongbo/contract';
import type { AccountHolder } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ProceduresTables } from '../tables.ts';
import type { StoredDraft } from './draft-store.ts';

/** Where to reach somebody does not change from one filing to the next; who they are comes from the account. */
const kept = ['ownerAddress', 'ownerPhone', 'ownerEmail', 'ownerBirthDate'] as const;

/** How far back an earlier filing of one's own is looked for among those for others. */
const mostLookedAt = 20;

/** The answers of a filing to the applicant's form. */
export type Applicant = Readonly<Record<string, unknown>>;

const applicants = (personId: RawBuilder<unknown> | string, most: number): RawBuilder<{ applicant: Applicant }> => sql`
  select d.answers -> ${sql.lit(applicantFormKey)} as applicant from dossier d
  where d.person_id = ${personId} and jsonb_typeof(d.answers -> ${sql.lit(applicantFormKey)}) = 'object'
  order by d.submitted_at desc limit ${sql.lit(most)}`;

/** What a person last answered, as a column; most file for themselves, and then it is all that is needed. */
export const lastApplicant = (personId: RawBuilder<unknown>): RawBuilder<Applicant | null> =>
  sql<Applicant | null>`(${applicants(personId, 1)})`;

/** Filed for oneself: said so, or, before that was asked, as the owner; and under the number of the account's holder, or,
 * where one of the two is not known, under their name. */
function isOwn(applicant: Applicant, { name, identityNumber }: AccountHolder): boolean {
  const { filedFor, submitterRole, ownerName, ownerIdentityNumber } = applicant;
  if (filedFor === undefined ? submitterRole !== 'owner' : filedFor !== 'self') return false;
  if (identityNumber !== null && typeof ownerIdentityNumber === 'string') return ownerIdentityNumber === identityNumber;
  return fold(String(ownerName ?? '')) === fold(name);
}

/** What the person said of themselves when they last filed for themselves; never what was said of somebody else. `newest` is their last
 * filing, by `lastApplicant`. */
export async function earlierAnswers(
  db: Kysely<ProceduresTables>,
  { personId, holder }: Pick<StoredDraft, 'personId' | 'holder'>,
  newest: Applicant | null,
): Promise<Record<string, unknown>> {
  const last = (newest && isOwn(newest, holder) ? newest : await olderOwn(db, { personId, holder }, newest)) ?? {};
  return Object.fromEntries(kept.filter((id) => last[id] !== undefined).map((id) => [id, last[id]]));
}

async function olderOwn(
  db: Kysely<ProceduresTables>,
  { personId, holder }: Pick<StoredDraft, 'personId' | 'holder'>,
  newest: Applicant | null,
): Promise<Applicant | undefined> {
  if (newest === null) return undefined;
  const { rows } = await applicants(personId, mostLookedAt).execute(db);
  return rows.map(({ applicant }) => applicant).find((applicant) => isOwn(applicant, holder));
}
