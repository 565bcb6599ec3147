import { requestSupplement as endpoint, dossierEvents } from '@dongbo/contract/procedures';
import { GeneralError, dueAt, formatInstant, localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { getProcedureVersion } from '../catalogue/procedure-store.ts';
import { defineOperation, type Context } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { recordedPhone } from '../dossiers/recorded-owner.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { addSupplementRequest } from '../letters/supplement-letter.ts';
import { supplementRuleOn, type SupplementRule } from '../side-paths/side-path-data.ts';
import { openPause } from './record-supplements.ts';
import type { StoredSupplement } from './stored-supplement.ts';
import { itemsOf, mayAsk, pausedClock, standsSince, whyNotAsk } from './supplement-rule.ts';

/** The dossier waits; its clock stands since it was last complete, or since now. */
async function pause(
  ctx: Context,
  dossier: StoredDossier,
  request: StoredSupplement,
  rule: SupplementRule,
): Promise<StoredDossier> {
  const waiting: StoredDossier = {
    ...dossier,
    state: 'suspended',
    openPath: 'supplement-asked',
    supplements: request.ordinal,
    supplement: request,
    version: dossier.version + 1,
  };
  // The clock that stands for what was only explained goes on standing: its pause in the ledger is not over.
  if (dossier.clock === null || dossier.clock.suspensions.some(({ to }) => to === null)) return waiting;
  const { reason } = request;
  const from = standsSince(dossier.clock, dossier.supplement, ctx.now);
  const stands = { from, reason, legalGround: rule.legalGround.processing };
  await openPause(ctx, dossier.id, { ...stands, document: `supplement-request ${request.ordinal}` });
  const counting = { policy: dossier.supplementPolicy, calendar: ctx.calendar(dossier.calendar) };
  return { ...waiting, clock: pausedClock(dossier.clock, stands, counting) };
}

/** The request as a row; the one before it, whose answer was not complete, is closed. Two statements at most. */
async function store(ctx: Context, dossier: StoredDossier, request: StoredSupplement): Promise<void> {
  if (dossier.supplement !== null) {
    await ctx.db
      .updateTable('supplement_request')
      .set({ state: 'asked-again', answered_at: sql`coalesce(answered_at, ${ctx.now})`, closed_at: ctx.now })
      .where('id', '=', dossier.supplement.id)
      .execute();
  }
  await ctx.db
    .insertInto('supplement_request')
    .values({
      id: request.id,
      dossier_id: dossier.id,
      ordinal: request.ordinal,
      state: 'asked',
      step_id: dossier.stepId ?? '',
      reason: request.reason,
      items: JSON.stringify(request.items),
      guide_id: request.guideId,
      guide_phone: request.guidePhone,
      asked_at: request.askedAt,
      answer_by: request.answerBy,
    })
    .execute();
}

/** Asks for everything that lacks, once and in full: form 02 is made, the clock stands in the ledger, the owner is told. A dossier
 * whose answer was found incomplete is asked again: that is a further request, and there are only so many. */
export const requestSupplement = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (!mayAsk(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  const rule = supplementRuleOn(localDate(ctx.now), dossier.procedure.code);
  const calendar = ctx.calendar(dossier.calendar);
  const why = whyNotAsk(dossier, rule, { now: ctx.now, calendar });
  if (why !== null) return ctx.refuse(why, { most: rule.mostRequests, limit: rule.askWithin.value });
  const procedure = await getProcedureVersion(ctx.db, dossier.procedure.versionId, ctx.now);
  const items = itemsOf(dossier, procedure, input.items);
  if (items === null) return ctx.refuse('supplement.item-unknown');
  const request: StoredSupplement = {
    id: ctx.newId(),
    ordinal: dossier.supplements + 1,
    state: 'asked',
    reason: input.reason,
    items,
    guideId: ctx.actor.personId,
    guideName: ctx.actor.name,
    guidePhone: recordedPhone(input.guidePhone ?? null),
    askedAt: ctx.now,
    answerBy: dueAt({ receivedAt: ctx.now, limit: rule.answerWithin, calendar }) ?? ctx.now,
    answeredAt: null,
    wasWeighed: false,
  };
  await store(ctx, dossier, request);
  const after = await pause(ctx, dossier, request, rule);
  saveDossier(ctx, after);
  await addSupplementRequest(ctx, after, request);
  ctx.emit(
    dossierEvents.supplementAsked,
    {
      dossierId: dossier.id,
      code: dossier.code,
      supplementId: request.id,
      ordinal: request.ordinal,
      answerBy: formatInstant(request.answerBy),
      note: request.reason,
    },
    { subjectId: dossier.id, unitId: unitOfStep(dossier, dossier.stepId).id },
  );
  return dossierChanged(after);
});
