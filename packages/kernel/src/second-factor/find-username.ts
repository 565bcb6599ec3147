import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** The name of an open account of a person; null: none may sign in. */
export async function findUsername(db: Kysely<KernelTables>, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('account')
    .select('username')
    .where('person_id', '=', personId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row?.username ?? null;
}
