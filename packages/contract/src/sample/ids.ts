import type { z } from 'zod';
import { uuid } from '../values.ts';

export const AppointmentId = uuid().brand<'AppointmentId'>();
export type AppointmentId = z.infer<typeof AppointmentId>;
