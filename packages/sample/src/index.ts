import { fileURLToPath } from 'node:url';
import type { System } from '@dongbo/kernel';
import permissions from '../data/permissions.json' with { type: 'json' };
import { countDays } from './appointments/count-days.ts';
import { answerAppointment } from './appointments/answer-appointment.ts';
import { appointmentSubjects } from './appointments/appointment-subjects.ts';
import { appointmentsToday } from './appointments/appointments-today.ts';
import { expireAppointments, expireEveryNight } from './appointments/expire-appointments.ts';
import { getAppointment } from './appointments/get-appointment.ts';
import { getMySlip } from './appointments/get-my-slip.ts';
import { listAppointments } from './appointments/list-appointments.ts';
import { listMyAppointments } from './appointments/list-my-appointments.ts';
import { remindPerson } from './appointments/remind-person.ts';
import { requestAppointment } from './appointments/request-appointment.ts';
import { tellPerson } from './appointments/tell-person.ts';
import { seeds } from './seeds.ts';

/** The sample system: appointments at a one-stop counter. It is no part of the product; it is the pattern that the next
 * systems copy, and the second tenant with which the tests assemble the program. */
export const sampleSystem: System = {
  name: 'sample',
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  uploads: [],
  operations: [requestAppointment, answerAppointment, listAppointments, getAppointment, listMyAppointments, getMySlip],
  reactions: [tellPerson],
  projections: [countDays],
  jobs: [remindPerson, expireAppointments],
  deliveries: [],
  schedules: [expireEveryNight],
  measures: [appointmentsToday],
  permissions,
  seeds,
  layouts: [fileURLToPath(new URL('../layouts', import.meta.url))],
  subjects: [appointmentSubjects],
};
