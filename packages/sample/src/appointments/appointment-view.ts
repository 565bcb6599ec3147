import { AppointmentState } from '@dongbo/contract/sample';
import { formatInstant, unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';

/** An appointment as lists read it. */
export interface AppointmentRow {
  readonly id: string;
  readonly code: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly purpose: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly at: Date | null;
  readonly state: string;
  readonly version: number;
}

/** The columns of an `AppointmentRow` over a table `a` of appointments, with the unit's name of the day. */
export const appointmentColumns = (
  now: Date,
) => sql`a.id, a.code, a.unit_id, a.purpose, to_char(a.day, 'YYYY-MM-DD') as day, a.at, a.state,
  a.version, ${unitNameOn(sql.ref('a.unit_id'), now)} as unit_name`;

/** What both lists show of an appointment. */
export const viewAppointment = (row: AppointmentRow) => ({
  id: row.id,
  code: row.code,
  unit: { id: row.unit_id, name: row.unit_name },
  purpose: row.purpose,
  day: row.day,
  at: row.at && formatInstant(row.at),
  state: AppointmentState.parse(row.state),
  version: row.version,
});
