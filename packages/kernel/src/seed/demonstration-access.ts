import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** Lets the demonstration accounts sign in, or shuts them out and ends their sessions. Their password is public, so that an
 * installation that is no demonstration any more must not leave them open; what they did stays on record. What an administrator closed
 * stays closed. */
export async function setDemonstrationAccess(
  db: Kysely<KernelTables>,
  { open, now }: { readonly open: boolean; readonly now: Date },
): Promise<void> {
  const changed = open ? sql`account.disabled_reason = 'demonstration'` : sql`account.disabled_at is null`;
  await sql`
    with demonstrated as (
      update account set disabled_at = ${open ? null : now}, disabled_reason = ${open ? null : 'demonstration'} from person
      where person.id = account.person_id and person.demonstration and ${changed}
      returning account.person_id)
    delete from session where person_id in (select person_id from demonstrated)`.execute(db);
}
