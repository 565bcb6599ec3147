import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { isInForce, workRole } from './in-force.ts';

/** What is asked of the people of a unit. */
export interface HoldersQuery {
  /** A role at one of these units, or above them within the same body, counts: roles reach down. Whoever holds one for the
   * whole province is not among the people of a unit. */
  readonly unitIds: readonly string[];
  /** Who holds one of these roles, or a role with one of these permissions. */
  readonly any: { readonly roles: readonly string[] } | { readonly permissions: readonly string[] };
  /** Limited grants count for their field only; null: they do not count. */
  readonly field: string | null;
  /** Grants are those in force at this instant. */
  readonly at: Date;
}

/** A role that a person holds. */
export interface Holder {
  readonly personId: string;
  readonly role: string;
  /** Where it is held. */
  readonly unitId: string;
}

/** A unit and everything above it within its body, as a query of one column. */
export const unitsOfBody = (unitIds: readonly string[]): RawBuilder<unknown> => sql`
  select c.ancestor_id as unit_id from unit_closure c join unit u on u.id = c.ancestor_id and u.kind <> 'province'
  where c.descendant_id = any(${unitIds}::uuid[])`;

/** The people who hold a role or a permission at a unit, whose accounts are in use; a person who holds several roles stands
 * once for each. One statement. */
export async function holdersOf<T extends KernelTables>(
  db: Kysely<T>,
  query: HoldersQuery,
): Promise<readonly Holder[]> {
  const wanted =
    'roles' in query.any
      ? sql`${workRole} = any(${query.any.roles}::text[])`
      : sql`r.permissions && ${query.any.permissions}::text[]`;
  const { rows } = await sql<Holder>`
    select distinct g.person_id as "personId", ${workRole} as role, g.unit_id as "unitId"
    from role_grant g join role r on r.key = g.role_key join account a on a.person_id = g.person_id and a.disabled_at is null
    where g.unit_id in (${unitsOfBody(query.unitIds)}) and ${wanted} and ${isInForce(query.at)}
      and (g.field is null or g.field = ${query.field})
    order by 1, 2, 3`.execute(db);
  return rows;
}

/** The people who hold one of these roles anywhere in the province, whose accounts are in use. One statement. */
export async function holdersAnywhere<T extends KernelTables>(
  db: Kysely<T>,
  roles: readonly string[],
  at: Date,
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct g.person_id as "personId"
    from role_grant g join role r on r.key = g.role_key
      join account a on a.person_id = g.person_id and a.disabled_at is null
    where ${workRole} = any(${roles}::text[]) and ${isInForce(at)}
    order by 1`.execute(db);
  return rows.map(({ personId }) => personId);
}

/** The people who hold one of these permissions anywhere in the province and can sign in by a password of their own choice: accounts of the
 * demonstration, whose password is public, and those that were not activated yet are left out. One statement. */
export async function holdersWhoSignIn<T extends KernelTables>(
  db: Kysely<T>,
  permissions: readonly string[],
  at: Date,
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct g.person_id as "personId"
    from role_grant g
      join account a on a.person_id = g.person_id and a.disabled_at is null and a.password_hash is not null
      join person p on p.id = g.person_id and not p.demonstration
      join role r on r.key = g.role_key and r.permissions && ${permissions}::text[]
    where ${isInForce(at)}
    order by 1`.execute(db);
  return rows.map(({ personId }) => personId);
}
