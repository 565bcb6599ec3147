import { answerAppointment as endpoint, appointmentEvents } from '@dongbo/contract/sample';
import { closeWork, mayAt, notFound } from '@dongbo/kernel';
import { defineOperation, type Context } from '../define.ts';
import { addSlip } from './appointment-slip.ts';
import { instantOf, isWorkingTime, reminderAt } from './appointment-rule.ts';
import { lockAppointment } from './appointment-store.ts';
import { remindPerson } from './remind-person.ts';

/** The appointment, for whoever may answer it; for everybody else it does not exist. */
async function loadForAnswer(ctx: Context, id: string) {
  const found = (await lockAppointment(ctx.db, id, ctx.now)) ?? notFound();
  if (!mayAt(ctx.actor, endpoint.name, { ancestors: found.ancestors, field: null })) notFound();
  await ctx.requireStage(found.unitId);
  return found;
}

/** The counter confirms with a time, or declines. The person hears of it by notice, and gets a slip. */
export const answerAppointment = defineOperation(endpoint, async (ctx, input) => {
  const found = await loadForAnswer(ctx, input.appointmentId);
  ctx.about(found.id);
  if (found.state !== 'requested') ctx.refuse('appointment.answered-already');
  if (found.version !== input.version) ctx.refuse('appointment.changed-meanwhile');
  const at = input.time === null ? null : instantOf(found.day, input.time);
  if (at !== null && !isWorkingTime(at, ctx.calendar('vn-state')))
    ctx.refuse('appointment.outside-working-hours', { day: found.day });
  const state = at === null ? ('declined' as const) : ('confirmed' as const);
  const version = found.version + 1;
  await Promise.all([
    ctx.db
      .updateTable('appointment')
      .set({ state, at, version, answered_by: ctx.actor.personId })
      .where('id', '=', found.id)
      .execute(),
    closeWork(ctx.db, { system: 'sample', subjectId: found.id }),
  ]);
  if (at !== null) {
    await addSlip(ctx, { ...found, at });
    const runAt = reminderAt(found.day, ctx.now);
    if (runAt !== null) ctx.enqueue(remindPerson, { appointmentId: found.id }, { runAt, key: found.id });
  }
  ctx.emit(
    appointmentEvents.answered,
    { appointmentId: found.id, code: found.code, unitId: found.unitId, day: found.day, confirmed: at !== null },
    { subjectId: found.id, unitId: found.unitId },
  );
  return { id: found.id, code: found.code, state, version };
});
