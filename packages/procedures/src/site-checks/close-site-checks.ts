import { sql } from 'kysely';
import type { Context } from '../define.ts';

/** What was planned of a dossier that another body settles now is not looked at any more, and nobody has to sign for it. One statement. */
export async function closeSiteChecks(
  { db, now }: Pick<Context, 'db' | 'now'>,
  dossierId: string,
  reason: string,
): Promise<void> {
  await sql`
    with closed as (update site_check set state = 'cancelled', cancelled_at = ${now}, cancel_reason = ${reason}, version = version + 1
      where dossier_id = ${dossierId}::uuid and state = 'planned')
    delete from work_item where subject_id = ${dossierId}::uuid and system = 'procedures' and slot like 'site-%'`.execute(
    db,
  );
}
