import { PersonId } from '@dongbo/contract';
import { administrationEvents } from '@dongbo/contract/administration';
import { dossierEvents } from '@dongbo/contract/procedures';
import { findColleague, type Colleague } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineReaction, type Context } from '../define.ts';
import { findDossiers } from './dossier-store.ts';
import { isPartyTo } from './party.ts';
import { saveDossier } from './save-dossier.ts';
import type { StoredDossier } from './stored-dossier.ts';
import { unitOfStep } from './work-of-dossier.ts';

/** Who takes the dossier over: the colleague, unless it is a matter of their own; null: it waits for whoever gives it out. */
const takerOf = (dossier: StoredDossier, colleague: Colleague | undefined): Colleague | null =>
  colleague === undefined || isPartyTo({ ...colleague, personId: colleague.id }, dossier) ? null : colleague;

function moveOne(ctx: Context, dossier: StoredDossier, formerId: string, colleague: Colleague | undefined): void {
  const taker = takerOf(dossier, colleague);
  const { stepId } = dossier;
  const after: StoredDossier = {
    ...dossier,
    assignee: taker && { id: taker.id, name: taker.name },
    version: dossier.version + 1,
  };
  saveDossier(ctx, after);
  const about = { dossierId: after.id, code: after.code, stepId: stepId ?? '' };
  const target = { subjectId: after.id, unitId: unitOfStep(after, stepId).id };
  if (taker === null) ctx.emit(dossierEvents.unassigned, { ...about, formerId: PersonId.parse(formerId) }, target);
  else ctx.emit(dossierEvents.assigned, { ...about, assigneeId: PersonId.parse(taker.id) }, target);
}

/** Dossiers of somebody whose account was closed go to the colleague who was named, or wait at their step for whoever gives them out: none
 * stays with somebody who has left. */
export const handOverDossiers = defineReaction(
  administrationEvents.accountClosed,
  'procedures.hand-over-dossiers',
  async (ctx, { payload: { personId, colleagueId, subjectIds } }) => {
    await sql`
      update referral set version = version + 1,
        assignee_id = case when asked_by = ${colleagueId}::uuid then null else ${colleagueId}::uuid end
      where assignee_id = ${personId}::uuid and state = 'open'`.execute(ctx.db);
    const found = await findDossiers(ctx.db, subjectIds, { at: ctx.now, lock: true });
    const left = found.filter(({ assignee }) => assignee?.id === personId);
    if (left.length === 0) return;
    const colleague = colleagueId === null ? undefined : await findColleague(ctx.db, colleagueId, ctx.now);
    for (const dossier of left) moveOne(ctx, dossier, personId, colleague);
  },
);
