import { appointmentEvents } from '@dongbo/contract/sample';
import { addNotices, formatInstant } from '@dongbo/kernel';
import { defineReaction } from '../define.ts';
import { lockAppointment } from './appointment-store.ts';

/** Tells the person what the counter answered. */
export const tellPerson = defineReaction(appointmentEvents.answered, 'sample.tell-person', async (ctx, event) => {
  const found = await lockAppointment(ctx.db, event.subjectId, ctx.now);
  if (!found) return;
  ctx.about(found.id);
  await addNotices(ctx.db, [
    {
      id: ctx.newId(),
      system: 'sample',
      personId: found.personId,
      key: event.payload.confirmed ? 'appointment-confirmed' : 'appointment-declined',
      facts: { code: found.code, unit: found.unitName, ...(found.at ? { at: formatInstant(found.at) } : {}) },
      subjectId: found.id,
      eventId: event.id,
      at: ctx.now,
    },
  ]);
});
