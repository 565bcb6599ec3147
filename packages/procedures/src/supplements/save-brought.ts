import { PersonId } from '@dongbo/contract';
import { dossierEvents } from '@dongbo/contract/procedures';
import { findColleague, type UnitFacts } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { renewReceipt } from '../letters/renew-receipt.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { isExplained, stillWanted, type Brought } from './bring-pieces.ts';
import { closePause, saveAnswers } from './record-supplements.ts';
import type { StoredSupplement } from './stored-supplement.ts';
import { resumedClock } from './supplement-rule.ts';

/** The dossier is back where it was asked, and the clock goes on from this instant: everything is there, or the officer does without. */
export function answered(ctx: Pick<Context, 'now' | 'calendar'>, dossier: StoredDossier): StoredDossier {
  const { clock, supplementPolicy: policy } = dossier;
  return {
    ...dossier,
    state: clock === null ? 'submitted' : 'in-progress',
    openPath: 'supplement-answered',
    clock: clock && resumedClock(clock, ctx.now, { policy, calendar: ctx.calendar(dossier.calendar) }),
  };
}

/** Who owns and who brought a dossier, in words. */
const namesOf = ({ owner, submitterName }: StoredDossier): string =>
  [
    `${owner.name} (${owner.identityNumber ?? 'chưa có số'})`,
    ...(submitterName === owner.name ? [] : [submitterName]),
  ].join(', ');

/** Whom the receipt names: where that changed, the owner gets a new one instead, and the one before stays. */
async function renewForNames(ctx: Context, before: StoredDossier, after: StoredDossier): Promise<void> {
  if (namesOf(before) === namesOf(after)) return;
  const receipt = await renewReceipt(ctx, after);
  if (receipt === null) return;
  ctx.emit(
    dossierEvents.papersChanged,
    {
      dossierId: after.id,
      code: after.code,
      receipt,
      note: `Chủ hồ sơ, người nộp: ${namesOf(before)} → ${namesOf(after)}.`,
    },
    { subjectId: after.id, unitId: after.receiving.id },
  );
}

/** A supplement may show that whoever has the work is a party to the dossier: they have it no longer, from this instant, and the step
 * waits for whoever the head gives it to. One statement, where answers changed and somebody has the work. */
async function withoutParty(ctx: Context, after: StoredDossier): Promise<StoredDossier> {
  const { assignee, stepId } = after;
  if (assignee === null) return after;
  const known = await findColleague(ctx.db, assignee.id, ctx.now);
  if (known === undefined || !isPartyTo({ ...known, personId: known.id }, after)) return after;
  ctx.emit(
    dossierEvents.unassigned,
    { dossierId: after.id, code: after.code, formerId: PersonId.parse(assignee.id), stepId: stepId ?? '' },
    { subjectId: after.id, unitId: unitOfStep(after, stepId).id },
  );
  return { ...after, assignee: null };
}

/** Saves what was brought for a request, whoever brought it; with the last piece the request is answered. `counter`: where it was taken in;
 * null: it came online. */
export async function saveBrought(
  ctx: Context,
  request: StoredSupplement,
  before: StoredDossier,
  { dossier, items, changes, note }: Brought,
  counter: UnitFacts | null,
): Promise<StoredDossier> {
  const isComplete = stillWanted(items).length === 0;
  const supplement = {
    ...request,
    items: [...items],
    state: isComplete ? ('answered' as const) : request.state,
    answeredAt: isComplete ? ctx.now : null,
  };
  const next = { ...dossier, supplement, version: dossier.version + 1 };
  const brought = isComplete ? answered(ctx, next) : next;
  const after = changes.length > 0 ? await withoutParty(ctx, brought) : brought;
  if (changes.length > 0) await saveAnswers(ctx, after, before);
  if (isComplete && dossier.clock !== null) await closePause(ctx, dossier.id, ctx.now);
  await ctx.db
    .updateTable('supplement_request')
    .set({
      items: JSON.stringify(supplement.items),
      changes: sql`changes || ${JSON.stringify(changes)}::jsonb`,
      state: supplement.state,
      answered_at: supplement.answeredAt,
    })
    .where('id', '=', request.id)
    .execute();
  saveDossier(ctx, after);
  await renewForNames(ctx, before, after);
  ctx.emit(
    isComplete ? dossierEvents.supplementAnswered : dossierEvents.supplementRecorded,
    {
      dossierId: dossier.id,
      code: dossier.code,
      supplementId: request.id,
      note,
      ...(counter !== null && { counter: counter.name }),
      ...(isExplained(supplement) && { outcome: 'explained' as const }),
    },
    { subjectId: dossier.id, unitId: (counter ?? dossier.receiving).id },
  );
  return after;
}
