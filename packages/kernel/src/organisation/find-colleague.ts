import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { isInForce, workRole } from './in-force.ts';

/** A role and where it is held. */
export interface HeldRole {
  readonly role: string;
  readonly unitId: string;
  /** Limits the role to one field of procedures. */
  readonly field: string | null;
}

/** A person to whom work is handed, with the roles held now. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly identityNumber: string | null;
  readonly held: readonly HeldRole[];
}

/** The roles that a person `p` holds at an instant, as JSON. */
export const heldBy = (now: Date): RawBuilder<HeldRole[]> => sql<HeldRole[]>`coalesce((
  select jsonb_agg(jsonb_build_object('role', ${workRole}, 'unitId', g.unit_id, 'field', g.field))
  from role_grant g join role r on r.key = g.role_key where g.person_id = p.id and ${isInForce(now)}), '[]')`;

/** Undefined for who has no account that is in use. One statement. */
export async function findColleague<T extends KernelTables>(
  db: Kysely<T>,
  personId: string,
  now: Date,
): Promise<Colleague | undefined> {
  const found = await sql<Colleague>`
    select p.id, p.name, p.identity_number as "identityNumber", ${heldBy(now)} as held
    from person p join account a on a.person_id = p.id and a.disabled_at is null
    where p.id = ${personId}::uuid`.execute(db);
  return found.rows[0];
}
