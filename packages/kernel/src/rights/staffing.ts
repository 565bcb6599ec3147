import type { LocalText } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { isAccountOpen, isInForce, workRole } from '../organisation/in-force.ts';

/** A step of a process at which work of a unit waits for people. */
export interface StaffedStep {
  readonly process: { readonly key: string; readonly name: LocalText };
  readonly step: { readonly id: string; readonly name: LocalText };
  /** As which role of the program its work is done. */
  readonly role: string;
  readonly unitId: string;
  readonly field: string;
  /** Codes of the procedures of that field that pass there. */
  readonly procedures: readonly string[];
}

/** What a system says of the people that it needs. */
export interface StaffingSource {
  /** Every step of every process at every unit of the province, each field once. */
  steps(db: Kysely<unknown>, now: Date): Promise<readonly StaffedStep[]>;
}

/** Gives a system its own `StaffingSource`, bound to the tables it may name. */
export function staffingOf<Tables>() {
  return (source: { steps(db: Kysely<Tables>, now: Date): Promise<readonly StaffedStep[]> }): StaffingSource =>
    source as unknown as StaffingSource;
}

/** Who holds a role for the work of a unit: there, or above it within its body. */
export interface Staff {
  readonly unitId: string;
  readonly role: string;
  /** Null: for every field. */
  readonly field: string | null;
  readonly people: readonly string[];
}

/** The people for the work of these units in these roles whose right is in force and whose account is in use; a right whose practice was not
 * passed counts nothing. One statement, whose answer grows with units and roles and not with procedures. */
export async function readStaff<T extends KernelTables>(
  db: Kysely<T>,
  wanted: { readonly unitIds: readonly string[]; readonly roles: readonly string[] },
  now: Date,
): Promise<readonly Staff[]> {
  const { rows } = await sql<Staff>`
    select c.descendant_id as "unitId", ${workRole} as role, g.field, array_agg(distinct g.person_id::text) as people
    from role_grant g join role r on r.key = g.role_key
      join account a on a.person_id = g.person_id and ${isAccountOpen}
      join unit u on u.id = g.unit_id and u.kind <> 'province'
      join unit_closure c on c.ancestor_id = g.unit_id
    where c.descendant_id = any(${wanted.unitIds}::uuid[]) and ${workRole} = any(${wanted.roles}::text[]) and ${isInForce(now)}
    group by 1, 2, 3`.execute(db);
  return rows;
}
