import { readGrants, type StoredGrant } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

/** Everything that the holders of a role hold, person by person, with what begins later. One statement. */
export async function readHoldersOf({ db, now }: Context, role: string): Promise<readonly (readonly StoredGrant[])[]> {
  const rows = await readGrants(
    db,
    sql`(g.valid_to is null or g.valid_to > ${now}) and g.person_id in (
      select o.person_id from role_grant o where o.role_key = ${role} and (o.valid_to is null or o.valid_to > ${now}))`,
    { now },
  );
  const people = new Map<string, StoredGrant[]>();
  for (const row of rows) {
    const known = people.get(row.personId);
    if (known) known.push(row);
    else people.set(row.personId, [row]);
  }
  return [...people.values()];
}
