import { AppointmentState } from '@dongbo/contract/sample';
import { formatInstant } from '@dongbo/kernel';
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

/** The columns of an `AppointmentRow` over a table `a` of appointments. */
export const appointmentColumns = sql`a.id, a.code, a.unit_id, a.purpose, to_char(a.day, 'YYYY-MM-DD') as day, a.at, a.state,
  a.version, (select n.name from unit_name n where n.unit_id = a.unit_id order by n.valid_from desc limit 1) as unit_name`;

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
