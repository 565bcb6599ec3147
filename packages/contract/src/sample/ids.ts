import { z } from 'zod';

export const AppointmentId = z.uuid().brand<'AppointmentId'>();
export type AppointmentId = z.infer<typeof AppointmentId>;
