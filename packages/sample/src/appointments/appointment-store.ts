import { AppointmentState } from '@dongbo/contract/sample';
import { ancestorsOf, unitNameOn } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import type { SampleTables } from '../tables.ts';

/** An appointment as it is stored, with the names that papers and lists need. */
export interface StoredAppointment {
  readonly id: string;
  readonly code: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly personId: string;
  readonly personName: string;
  readonly purpose: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly at: Date | null;
  readonly state: AppointmentState;
  readonly version: number;
  /** The unit with everything above it. */
  readonly ancestors: readonly string[];
}

/** The appointment, its row locked until the transaction ends; undefined when there is none. */
export async function lockAppointment(
  db: Kysely<SampleTables>,
  id: string,
  now: Date,
): Promise<StoredAppointment | undefined> {
  const found = await sql<Omit<StoredAppointment, 'state'> & { state: string }>`
    select a.id, a.code, a.unit_id as "unitId", p.name as "personName", a.person_id as "personId", a.purpose,
      to_char(a.day, 'YYYY-MM-DD') as day, a.at, a.state, a.version,
      ${unitNameOn(sql.ref('a.unit_id'), now)} as "unitName",
      ${ancestorsOf(sql.ref('a.unit_id'))} as ancestors
    from appointment a join person p on p.id = a.person_id where a.id = ${id}::uuid for update of a`.execute(db);
  const row = found.rows[0];
  return row && { ...row, state: AppointmentState.parse(row.state) };
}
