import { dossierEvents, writeApology as endpoint } from '@dongbo/contract/procedures';
import { GeneralError, localDate } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { canBeApologised, isPossibleDay, mayWriteApology, unitAtFault } from './apology-rule.ts';
import { causesOn } from './lateness-data.ts';
import { saveApology } from './save-apology.ts';

/** Whoever has the dossier writes why it is late, by which unit, and until when; from then on it waits for the leader. */
export const writeApology = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (dossier.apology?.state === 'sent') return ctx.refuse('apology.sent-already');
  const dueAt = dossier.clock?.dueAt ?? null;
  if (dueAt === null || !canBeApologised(dossier)) return ctx.refuse('apology.not-here');
  if (!mayWriteApology(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  const { cause, explanation, promisedOn } = input;
  if (!causesOn(localDate(ctx.now)).some(({ key }) => key === cause)) return ctx.refuse('apology.cause-unknown');
  const unit = unitAtFault(dossier, input.unitId);
  if (unit === undefined) return ctx.refuse('apology.unit-unknown');
  if (!isPossibleDay(promisedOn, { dueAt, now: ctx.now, calendar: ctx.calendar(dossier.calendar) }))
    return ctx.refuse('apology.day-not-possible');
  const written = {
    state: 'written' as const,
    due_at: dueAt,
    cause,
    explanation,
    unit_id: unit.id,
    promised_on: promisedOn,
    written_by: ctx.actor.personId,
    written_at: ctx.now,
    remark: null,
  };
  await ctx.db
    .insertInto('apology')
    .values({ dossier_id: dossier.id, drafted_at: ctx.now, ...written })
    .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(written))
    .execute();
  const apology = {
    state: written.state,
    dueAt,
    cause,
    explanation,
    unitId: unit.id,
    unitName: unit.name,
    promisedOn,
    by: ctx.actor.name,
    remark: null,
    sentAt: null,
  };
  const after = await saveApology(ctx, dossier, { apology, version: dossier.version + 1 });
  ctx.emit(
    dossierEvents.apologyWritten,
    { dossierId: dossier.id, code: dossier.code, cause, unitAtFaultId: unit.id, promisedOn, note: explanation },
    { subjectId: dossier.id, unitId: unitOfStep(dossier, dossier.stepId).id },
  );
  return dossierChanged(after);
});
