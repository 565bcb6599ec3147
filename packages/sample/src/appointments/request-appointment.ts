import type { InputOf } from '@dongbo/contract';
import { appointmentEvents, requestAppointment as endpoint } from '@dongbo/contract/sample';
import { drawNumber, localDate, notFound, putWork } from '@dongbo/kernel';
import { defineOperation, type OperationOf } from '../define.ts';
import { instantOf, isDayPossible, lastDay } from './appointment-rule.ts';

interface Request {
  readonly id: string;
  readonly code: string;
  readonly unitId: string;
  readonly personId: string;
  readonly input: InputOf<typeof endpoint>;
}

/** The row and the work of the counter. Refuses when another request of this person waits there. */
async function store(ctx: OperationOf<typeof endpoint>, { id, code, unitId, personId, input }: Request): Promise<void> {
  const { numInsertedOrUpdatedRows: inserted } = await ctx.db
    .insertInto('appointment')
    .values({
      id,
      code,
      unit_id: unitId,
      person_id: personId,
      purpose: input.purpose,
      day: input.day,
      at: null,
      state: 'requested',
      answered_by: null,
      version: 1,
      created_at: ctx.now,
    })
    // Another request of this person waits there; the index holds it also when both come at once.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (inserted !== 1n) ctx.refuse('appointment.asked-already');
  await putWork(ctx.db, {
    id: ctx.newId(),
    system: 'sample',
    subjectId: id,
    kind: { code: 'appointment', name: 'Lịch hẹn' },
    code,
    title: input.purpose,
    partyName: ctx.actor.name,
    field: null,
    step: null,
    role: 'counter-officer',
    unitId,
    assigneeId: null,
    dueAt: instantOf(input.day, '07:30'),
    stepDueAt: null,
    suspended: false,
    since: ctx.now,
    version: 1,
  });
}

/** A person asks a one-stop unit for a day; the counter finds it in its inbox. */
export const requestAppointment = defineOperation(endpoint, async (ctx, input) => {
  const personId = ctx.actor.personId ?? notFound();
  const today = localDate(ctx.now);
  const calendar = ctx.calendar('vn-state');
  if (!isDayPossible(input.day, today, calendar)) ctx.refuse('appointment.day-not-possible', { last: lastDay(today) });
  const unit = await ctx.db
    .selectFrom('unit')
    .select('id')
    .where('id', '=', input.unitId)
    .where('kind', '=', 'one-stop')
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  if (!unit) return ctx.refuse('appointment.unit-not-open');
  await ctx.requireStage(unit.id);
  const id = ctx.newId();
  const year = today.slice(0, 4);
  // Falls back with the transaction when the request does not stand, so that no number is lost.
  const code = `HEN-${year}-${await drawNumber(ctx.db, 'sample.appointment', year)}`;
  await store(ctx, { id, code, unitId: unit.id, personId, input });
  ctx.emit(
    appointmentEvents.requested,
    { appointmentId: id, code, unitId: unit.id, day: input.day },
    { subjectId: id, unitId: unit.id },
  );
  return { id, code, state: 'requested' as const, version: 1 };
});
