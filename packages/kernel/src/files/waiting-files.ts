import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** What one person may have uploaded without attaching it to anything: room for two dossiers with as many files as a dossier
 * takes, and for a hundred files of the largest size. What waits longer than a day is swept, so nobody fills the disk with
 * files that belong to nothing. */
export const mostWaiting = { files: 500, bytes: 2 * 1_073_741_824 } as const;

/** Would so many bytes more be too much waiting for this person? Uploads of one person at the same moment do not see each
 * other: those that come at once may pass together, and how many can is bounded by the rate limit. To make each of them
 * wait for the one before would cost every upload more than that. */
export async function wouldTooMuchWait(
  db: Kysely<KernelTables>,
  upload: { readonly personId: string; readonly bytes: number },
): Promise<boolean> {
  const { rows } = await sql<{ full: boolean }>`
    select count(*) >= ${mostWaiting.files} or coalesce(sum(size), 0) + ${upload.bytes} > ${mostWaiting.bytes} as full
    from file where uploaded_by = ${upload.personId}::uuid and attached_to is null`.execute(db);
  return rows[0]?.full === true;
}
