import type { InputOf } from '@dongbo/contract';
import { dossierEvents, type Procedure, type requestSupplement } from '@dongbo/contract/procedures';
import { dueAt, formatInstant, localDate } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../define.ts';
import { recordedPhone } from '../dossiers/recorded-owner.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { addSupplementRequest } from '../letters/supplement-letter.ts';
import { supplementRuleOn, type SupplementRule } from '../side-paths/side-path-data.ts';
import { openPause } from './record-supplements.ts';
import type { StoredSupplement } from './stored-supplement.ts';
import { itemsOf, pausedClock, standsSince } from './supplement-rule.ts';

/** What a request says. */
type Order = Pick<InputOf<typeof requestSupplement>, 'items' | 'reason' | 'guidePhone'>;

/** A request that may be made of a dossier as it stands. */
interface Planned {
  readonly request: StoredSupplement;
  readonly rule: SupplementRule;
}

/** How it may be refused. */
type Asking = Context & {
  refuse(code: 'supplement.item-unknown'): never;
};

/** The request as it would be made of a dossier by the actor. Nothing is written. */
export function planRequest(
  ctx: Asking,
  {
    dossier,
    procedure,
  }: { readonly dossier: StoredDossier; readonly procedure: Pick<Procedure, 'componentGroups' | 'papers'> },
  order: Order,
): Planned {
  const rule = supplementRuleOn(localDate(ctx.now), dossier.procedure.code);
  const calendar = ctx.calendar(dossier.calendar);
  const items = itemsOf(dossier, procedure, order.items);
  if (items === null) return ctx.refuse('supplement.item-unknown');
  const request: StoredSupplement = {
    id: ctx.newId(),
    ordinal: dossier.supplements + 1,
    state: 'asked',
    reason: order.reason,
    items,
    guideId: ctx.actor.personId,
    guideName: ctx.actor.name,
    guidePhone: recordedPhone(order.guidePhone ?? null),
    askedAt: ctx.now,
    answerBy: dueAt({ receivedAt: ctx.now, limit: rule.answerWithin, calendar }) ?? ctx.now,
    answeredAt: null,
    wasWeighed: false,
  };
  return { request, rule };
}

/** The dossier as it waits for what is asked. Pure. */
export const waitingFor = (dossier: StoredDossier, request: StoredSupplement): StoredDossier => ({
  ...dossier,
  state: 'suspended',
  openPath: 'supplement-asked',
  supplements: request.ordinal,
  supplement: request,
  version: dossier.version + 1,
});

/** The dossier waits; its clock stands since it was last complete, or since now. */
export async function pause(ctx: Context, dossier: StoredDossier, { request, rule }: Planned): Promise<StoredDossier> {
  const waiting = waitingFor(dossier, request);
  // The clock that stands for what was only explained goes on standing: its pause in the ledger is not over.
  if (dossier.clock === null || dossier.clock.suspensions.some(({ to }) => to === null)) return waiting;
  const { reason } = request;
  const from = standsSince(dossier.clock, dossier.supplement, ctx.now);
  const stands = { from, reason, legalGround: rule.legalGround.processing };
  await openPause(ctx, dossier.id, { ...stands, document: `supplement-request ${request.ordinal}` });
  const counting = { policy: dossier.supplementPolicy, calendar: ctx.calendar(dossier.calendar) };
  return { ...waiting, clock: pausedClock(dossier.clock, stands, counting) };
}

/** Closes the request before, whose answer was not complete. */
async function closeBefore(ctx: Context, { supplement }: StoredDossier): Promise<void> {
  if (supplement === null) return;
  await ctx.db
    .updateTable('supplement_request')
    .set({ state: 'asked-again', answered_at: sql`coalesce(answered_at, ${ctx.now})`, closed_at: ctx.now })
    .where('id', '=', supplement.id)
    .execute();
}

/** Inserts the request as a row. */
const rowOf = ({ id, stepId }: StoredDossier, request: StoredSupplement): RawBuilder<unknown> => sql`
  insert into supplement_request (id, dossier_id, ordinal, state, step_id, reason, items, guide_id, guide_phone, asked_at, answer_by)
  values (${request.id}::uuid, ${id}::uuid, ${request.ordinal}, 'asked', ${stepId ?? ''}, ${request.reason},
    ${JSON.stringify(request.items)}::jsonb, ${request.guideId}::uuid, ${request.guidePhone}, ${request.askedAt}, ${request.answerBy})`;

/** The request as a row with its letter (form 02), and the owner is told; the one before it, whose answer was not complete, is closed.
 * `before` is where the dossier stood. */
export async function recordRequest(
  ctx: Context,
  { before, after }: { readonly before: StoredDossier; readonly after: StoredDossier },
  request: StoredSupplement,
): Promise<void> {
  await closeBefore(ctx, before);
  await addSupplementRequest(ctx, after, { request, row: rowOf(before, request) });
  ctx.emit(
    dossierEvents.supplementAsked,
    {
      dossierId: after.id,
      code: after.code,
      supplementId: request.id,
      ordinal: request.ordinal,
      answerBy: formatInstant(request.answerBy),
      note: request.reason,
    },
    { subjectId: after.id, unitId: unitOfStep(after, after.stepId).id },
  );
}
