import { getMySlip as endpoint } from '@dongbo/contract/sample';
import { letterAnswer, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';

/** The slip of one of my appointments, as soon as it is confirmed. */
export const getMySlip = defineOperation(endpoint, async (ctx, { appointmentId }) => {
  const own = await ctx.db
    .selectFrom('appointment')
    .select('id')
    .where('id', '=', appointmentId)
    .where('person_id', '=', ctx.actor.personId)
    .executeTakeFirst();
  const { id } = own ?? notFound();
  ctx.about(id);
  return (
    (await letterAnswer(ctx, { subjectId: id, form: 'appointment-slip' })) ?? ctx.refuse('appointment.not-confirmed')
  );
});
