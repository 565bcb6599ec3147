import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { Day, FileAnswer, Instant, PageRequest, UnitId, UnitRef, line, page, seenVersion } from '../values.ts';
import { AppointmentId } from './ids.ts';

export const appointmentStates = ['requested', 'confirmed', 'declined', 'expired'] as const;
export const AppointmentState = z.enum(appointmentStates).describe('Where the appointment stands');
export type AppointmentState = z.infer<typeof AppointmentState>;

/** An appointment as its person sees it. */
const core = {
  id: AppointmentId.describe('Identifier of the appointment'),
  code: z.string().describe('Number that person and counter name it by, such as HEN-2026-12'),
  unit: UnitRef.describe('The one-stop unit'),
  purpose: z.string().describe('What the person comes for, in their words'),
  day: Day.describe('The day that was asked for'),
  at: Instant.nullable().describe('When to come; null while unanswered or when declined'),
  state: AppointmentState,
  version: z.number().int().describe('Counts the changes; a write names the one that it has seen'),
};

export const MyAppointment = z.object(core).meta({ id: 'MyAppointment' });
export type MyAppointment = z.infer<typeof MyAppointment>;

/** The same for the counter, with the person's name. */
export const Appointment = z
  .object({ ...core, personName: z.string().describe('Who comes') })
  .meta({ id: 'Appointment' });
export type Appointment = z.infer<typeof Appointment>;

/** What a write answers: which appointment it changed. */
const AppointmentChanged = z
  .object({ id: core.id, code: core.code, state: core.state, version: core.version })
  .meta({ id: 'AppointmentChanged' });

export const requestAppointment = defineEndpoint({
  name: 'sample.appointment.request',
  summary: 'Ask a one-stop unit for an appointment on a working day',
  method: 'POST',
  path: '/sample/my-appointments',
  access: 'person',
  input: z.object({
    unitId: UnitId.describe('The one-stop unit to come to'),
    day: Day.describe('A working day after today'),
    purpose: line(200).pipe(z.string().min(1)).describe('What the person comes for'),
  }),
  output: AppointmentChanged,
  refusals: ['appointment.unit-not-open', 'appointment.day-not-possible', 'appointment.asked-already'],
});

export const answerAppointment = defineEndpoint({
  name: 'sample.appointment.answer',
  summary: 'Confirm an appointment with its time, or decline it',
  method: 'POST',
  path: '/sample/appointments/:appointmentId/answer',
  access: 'official',
  input: z.object({
    appointmentId: AppointmentId,
    version: seenVersion('The version that the officer has seen'),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'no-such-time')
      .nullable()
      .describe('HH:MM in Asia/Ho_Chi_Minh; null declines'),
  }),
  output: AppointmentChanged,
  refusals: ['appointment.answered-already', 'appointment.changed-meanwhile', 'appointment.outside-working-hours'],
});

export const listAppointments = defineEndpoint({
  name: 'sample.appointment.list',
  summary: "Appointments at the caller's counters, the next first",
  method: 'GET',
  path: '/sample/appointments',
  access: 'official',
  input: PageRequest.extend({
    state: AppointmentState.optional(),
    day: Day.optional().describe('Only those of this day'),
  }),
  output: page(Appointment),
  personalData: true,
});

export const listMyAppointments = defineEndpoint({
  name: 'sample.my-appointment.list',
  summary: "The caller's own appointments, newest first",
  method: 'GET',
  path: '/sample/my-appointments',
  access: 'person',
  input: PageRequest,
  output: page(MyAppointment),
});

export const getAppointment = defineEndpoint({
  name: 'sample.appointment.get',
  summary: 'One appointment at a counter of the caller',
  method: 'GET',
  path: '/sample/appointments/:appointmentId',
  access: 'official',
  input: z.object({ appointmentId: AppointmentId }),
  output: Appointment,
  personalData: true,
});

export const getMySlip = defineEndpoint({
  name: 'sample.my-appointment.slip',
  summary: 'The slip of a confirmed appointment, as PDF',
  method: 'GET',
  path: '/sample/my-appointments/:appointmentId/slip',
  access: 'person',
  answer: 'file',
  input: z.object({ appointmentId: AppointmentId }),
  output: FileAnswer,
  refusals: ['appointment.not-confirmed'],
});
