import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

interface NewGrant {
  readonly person_id: string;
  readonly role_key: string;
  readonly unit_id: string;
  readonly field: string | null;
}

/** Gives a person a role at a unit from now on, unless it is held already. */
export async function grantRole(
  db: Kysely<KernelTables>,
  grant: NewGrant,
  fresh: { readonly id: string; readonly now: Date },
): Promise<void> {
  const held = await db
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', grant.person_id)
    .where('role_key', '=', grant.role_key)
    .where('unit_id', '=', grant.unit_id)
    .where('field', 'is not distinct from', grant.field)
    .where((is) => is.or([is('valid_to', 'is', null), is('valid_to', '>', fresh.now)]))
    .executeTakeFirst();
  if (held) return;
  await db
    .insertInto('role_grant')
    .values({ id: fresh.id, ...grant, valid_from: fresh.now })
    .execute();
}
