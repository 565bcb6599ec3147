import type { LocalText } from '@dongbo/contract';
import { allEndpoints } from '@dongbo/contract/all';
import { isGrantInReach, isInForce, type Actor } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

/** A role as it is stored. */
export interface StoredRole {
  readonly key: string;
  readonly name: LocalText;
  readonly origin: 'program' | 'province';
  readonly worksAs: string | null;
  readonly permissions: readonly string[];
  readonly passesOn: readonly string[];
  readonly program: readonly string[];
  readonly added: readonly string[];
  readonly withheld: readonly string[];
  readonly legalBasis: string | null;
  readonly endedAt: Date | null;
  readonly version: number;
  /** People who hold it now within the reach of who asks. */
  readonly holders: number;
}

/** Every operation that a role can allow, by name. */
export const grantable: ReadonlyMap<string, string> = new Map(
  allEndpoints.filter(({ access }) => access === 'official').map(({ name, system }) => [name, system]),
);

/** Roles that officials hold, those of the program first; one of them when its key is given. One statement. */
export async function readRoles(
  { db, now }: Context,
  {
    actor,
    permission,
    key = null,
  }: { readonly actor: Actor; readonly permission: string; readonly key?: string | null },
): Promise<readonly StoredRole[]> {
  const { rows } = await sql<StoredRole>`
    select r.key, r.name, r.origin, r.works_as as "worksAs", r.permissions, r.passes_on as "passesOn", r.program_permissions as program,
      r.added, r.withheld, r.legal_basis as "legalBasis", r.ended_at as "endedAt", r.version,
      (select count(distinct g.person_id)::integer from role_grant g join account a on a.person_id = g.person_id and a.disabled_at is null
        where g.role_key = r.key and ${isInForce(now)} and ${isGrantInReach(actor, permission)}) as holders
    from role r where (${key}::text is null or r.key = ${key})
    order by r.origin = 'province', r.ended_at is not null, r.key`.execute(db);
  return rows;
}
