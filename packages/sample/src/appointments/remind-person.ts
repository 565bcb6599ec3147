import { addNotices, formatInstant } from '@dongbo/kernel';
import { z } from 'zod';
import { defineJob } from '../define.ts';
import { lockAppointment } from './appointment-store.ts';

/** Reminds of a confirmed appointment, the afternoon before. The appointment itself stands for the event: one reminder. */
export const remindPerson = defineJob(
  'sample.remind-person',
  z.object({ appointmentId: z.uuid() }),
  async (ctx, { appointmentId }) => {
    const found = await lockAppointment(ctx.db, appointmentId, ctx.now);
    if (found?.state !== 'confirmed' || found.at === null) return;
    ctx.about(found.id);
    await addNotices(ctx.db, [
      {
        id: ctx.newId(),
        system: 'sample',
        personId: found.personId,
        key: 'appointment-tomorrow',
        facts: { code: found.code, at: formatInstant(found.at), unit: found.unitName },
        subjectId: found.id,
        eventId: found.id,
        at: ctx.now,
      },
    ]);
  },
);
