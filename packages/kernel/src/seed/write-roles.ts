import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { newId } from '../ids.ts';
import type { RoleWithPermissions } from './role-permissions.ts';

interface Changed {
  readonly key: string;
  readonly gained: string[];
  readonly lost: string[];
}

/** Roles of the program follow its data and that of its systems at every start, and what the province added to one of them or withholds of
 * it stays: what it may do is what the program says, without what is withheld, and what was added. Its own name stays too. What a
 * start changed in an existing role is written down. A province's own roles have other keys and are left alone. */
export async function writeRoles(
  db: Kysely<KernelTables>,
  roles: readonly RoleWithPermissions[],
  now: Date,
): Promise<void> {
  const { rows } = await sql<Changed>`
    with told as (
      select * from jsonb_to_recordset(${JSON.stringify(roles)}::jsonb)
        as r(key text, name jsonb, permissions text[], "passesOn" text[], "legalBasis" text)
    ), before as (
      select key, permissions from role
    ), written as (
      insert into role (key, name, permissions, passes_on, program_permissions, legal_basis)
      select key, name, permissions, "passesOn", permissions, "legalBasis" from told
      on conflict (key) do update
        set name = coalesce(role.own_name, excluded.name), passes_on = excluded.passes_on, legal_basis = excluded.legal_basis,
          program_permissions = excluded.program_permissions, version = role.version + 1,
          permissions = array(
            select p.name from unnest(excluded.program_permissions || role.added) with ordinality as p(name, place)
            where p.name <> all(role.withheld) group by p.name order by min(p.place))
        where (coalesce(role.own_name, role.name), role.program_permissions, role.passes_on, role.legal_basis)
          is distinct from (coalesce(role.own_name, excluded.name), excluded.program_permissions, excluded.passes_on, excluded.legal_basis)
      returning key, permissions
    )
    select w.key, array(select unnest(w.permissions) except select unnest(b.permissions) order by 1) as gained,
      array(select unnest(b.permissions) except select unnest(w.permissions) order by 1) as lost
    from written w join before b on b.key = w.key`.execute(db);
  const changed = rows.filter(({ gained, lost }) => gained.length + lost.length > 0);
  if (changed.length === 0) return;
  await db
    .insertInto('role_change')
    .values(
      changed.map(({ key, gained, lost }) => ({
        id: newId(now.getTime()),
        role_key: key,
        at: now,
        act: 'program',
        gained,
        lost,
      })),
    )
    .execute();
}
