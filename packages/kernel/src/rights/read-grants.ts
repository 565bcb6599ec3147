import type { LocalText, SigningCapacity } from '@dongbo/contract';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { isAccountOpen, isInForce, isUnlocked } from '../organisation/in-force.ts';
import { namesOn } from '../organisation/unit-name-on.ts';
import { scopesOf, type Actor } from '../identity/actor.ts';
import type { Holding } from './holding.ts';

/** A grant with everything that explains it. */
export interface StoredGrant extends Holding {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly username: string | null;
  /** The account is in use: activated and not closed. */
  readonly accountOpen: boolean;
  readonly role: string;
  readonly roleName: LocalText;
  readonly unitName: string;
  readonly reason: string | null;
  readonly givenBy: { readonly id: string; readonly name: string } | null;
  readonly givenAt: Date | null;
  readonly lockKey: string | null;
  readonly unlocked: boolean;
  readonly inForce: boolean;
  readonly capacity: SigningCapacity | null;
  readonly title: string | null;
  readonly sourceGrantId: string | null;
  readonly version: number;
}

interface GrantQuery {
  readonly now: Date;
  readonly limit?: number;
  readonly order?: RawBuilder<unknown>;
}

/** Grants `g` (with role `r`, person `p`, account `a`) that a condition names, in the order in which they began or another; one statement. */
export async function readGrants<T extends KernelTables>(
  db: Kysely<T>,
  where: RawBuilder<unknown>,
  { now, limit = 10_000, order = sql`g.valid_from, g.id` }: GrantQuery,
): Promise<readonly StoredGrant[]> {
  const { rows } = await sql<StoredGrant>`
    select g.id, g.person_id as "personId", p.name as "personName", a.username,
      ${isAccountOpen} as "accountOpen",
      r.key as role, r.name as "roleName", r.permissions, r.passes_on as "passesOn",
      g.unit_id as "unitId", coalesce(named.name, '') as "unitName",
      array(select c.ancestor_id::text from unit_closure c where c.descendant_id = g.unit_id) as ancestors,
      g.field, g.valid_from as "validFrom", g.valid_to as "validTo", g.reason,
      case when giver.id is not null then json_build_object('id', giver.id, 'name', giver.name) end as "givenBy",
      g.given_at as "givenAt", g.lock_key as "lockKey", ${isUnlocked(now)} as unlocked, ${isInForce(now)} as "inForce",
      g.capacity, g.title, g.source_grant_id as "sourceGrantId", g.version
    from role_grant g join role r on r.key = g.role_key join person p on p.id = g.person_id
      left join account a on a.person_id = p.id
      left join person giver on giver.id = g.granted_by
      left join ${namesOn(sql.ref('g.unit_id'), now)} named on true
    where ${where} order by ${order} limit ${limit}`.execute(db);
  return rows;
}

/** Everything a person holds that stands at an instant or begins later, locked grants too: what rules compare. */
export async function readHoldings<T extends KernelTables>(
  db: Kysely<T>,
  personId: string,
  now: Date,
): Promise<readonly StoredGrant[]> {
  return await readGrants(db, sql`g.person_id = ${personId}::uuid and (g.valid_to is null or g.valid_to > ${now})`, {
    now,
  });
}

/** Whether a grant `g` is held where the actor holds the permission, and for a field for which they do. */
export function isGrantInReach(actor: Actor, permission: string): RawBuilder<boolean> {
  if (actor.kind === 'system') return sql<boolean>`true`;
  const scopes = scopesOf(actor, permission);
  return sql<boolean>`exists (
    select from unnest(${scopes.map(({ unitId }) => unitId)}::uuid[], ${scopes.map(({ field }) => field)}::text[]) as s(unit, field)
      join unit_closure c on c.ancestor_id = s.unit
    where c.descendant_id = g.unit_id and (s.field is null or s.field = g.field))`;
}
