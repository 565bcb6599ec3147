/**
 * Made by `npm run generate` from the migrated database. Do not edit.
 */

import type { KernelTables } from '@dongbo/kernel';
import type { ColumnType } from 'kysely';

type Timestamp = ColumnType<Date, Date | string, Date | string>;

interface Appointment {
  answered_by: string | null;
  at: Timestamp | null;
  code: string;
  created_at: Timestamp;
  day: string;
  id: string;
  person_id: string;
  purpose: string;
  state: string;
  unit_id: string;
  version: number;
}

interface AppointmentDay {
  confirmed: number;
  day: string;
  requested: number;
  unit_id: string;
}

interface SampleOwnTables {
  appointment: Appointment;
  appointment_day: AppointmentDay;
}

/** What the sample system may name: its own tables and the kernel's. */
export type SampleTables = SampleOwnTables & KernelTables;
