import { z } from 'zod';
import { defineEvent } from '../events.ts';
import { Day, UnitId } from '../values.ts';
import { AppointmentId } from './ids.ts';

const appointment = z.object({ appointmentId: AppointmentId, code: z.string(), unitId: UnitId, day: Day });

/** What happens to an appointment. The subject of each is the appointment. */
export const appointmentEvents = {
  requested: defineEvent('sample.appointment-requested', appointment),
  answered: defineEvent('sample.appointment-answered', appointment.extend({ confirmed: z.boolean() })),
  expired: defineEvent('sample.appointment-expired', appointment),
} as const;
