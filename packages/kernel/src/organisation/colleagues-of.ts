import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { heldBy, type Colleague } from './find-colleague.ts';
import { unitsOfBody } from './holders-of.ts';
import { isInForce, workRole } from './in-force.ts';
import { namesOn } from './unit-name-on.ts';

/** A colleague with where the role is held, and with how much work. */
export interface Candidate extends Colleague {
  readonly unitId: string;
  /** By its name of the day. */
  readonly unitName: string;
  /** Open work that is assigned to the person. */
  readonly openItems: number;
}

/** Who holds one of the roles at one of the units or above it within the same body, each person once, with all roles held
 * now: for whom work can be meant. Whether a piece of work can be handed to one of them is for its process to say. One
 * statement. */
export async function colleaguesOf<T extends KernelTables>(
  db: Kysely<T>,
  where: { readonly unitIds: readonly string[]; readonly roles: readonly string[] },
  now: Date,
): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    select distinct on (p.id) p.id, p.name, p.identity_number as "identityNumber", g.unit_id as "unitId",
      named.name as "unitName", (select count(*) from work_item w where w.assignee_id = p.id)::integer as "openItems",
      ${heldBy(now)} as held
    from role_grant g join role r on r.key = g.role_key join person p on p.id = g.person_id join account a on a.person_id = p.id and a.disabled_at is null
      cross join ${namesOn(sql.ref('g.unit_id'), now)} named
    where g.unit_id in (${unitsOfBody(where.unitIds)}) and ${workRole} = any(${where.roles}::text[]) and ${isInForce(now)}
    order by p.id, g.unit_id`.execute(db);
  return rows;
}
