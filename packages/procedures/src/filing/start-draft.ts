import { startDraft as endpoint } from '@dongbo/contract/procedures';
import { notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import { findCurrentProcedure } from '../catalogue/procedure-store.ts';
import { defineOperation } from '../define.ts';
import { findUnits } from '../routing/find-units.ts';
import { routeOf } from '../routing/route.ts';
import { filingPolicy } from './filing-policy.ts';
import { insertDraft } from './draft-store.ts';

/** Begins to file a procedure, or takes the unfinished draft of the same procedure up again, the one touched last first. */
export const startDraft = defineOperation(endpoint, async (ctx, input) => {
  const personId = ctx.actor.personId ?? notFound();
  const procedure = (await findCurrentProcedure(ctx.db, input.procedureCode, ctx.now)) ?? notFound();
  if (procedure.settledBy === null) ctx.refuse('procedure.not-settled-here');
  if (!procedure.channels.some(({ channel }) => channel === 'ONLINE')) ctx.refuse('procedure.not-online');
  // Two starts at once (two taps, two devices) are one draft: the second waits and takes up the first one's.
  const lock = `draft of ${personId} for ${procedure.versionId}`;
  // Sent with what follows, which runs when the lock is there.
  ctx.later(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(ctx.db));
  const unfinished = await ctx.db
    .selectFrom('draft')
    .select(['id', 'version', 'updated_at', 'procedure_version_id'])
    .where('person_id', '=', personId)
    .orderBy('updated_at', 'desc')
    .limit(filingPolicy.mostDrafts)
    .execute();
  const same = unfinished.find((draft) => !input.another && draft.procedure_version_id === procedure.versionId);
  const id = same?.id ?? ctx.newId();
  ctx.about(id);
  if (same) return { id, version: same.version, updatedAt: same.updated_at.toISOString() };
  if (unfinished.length >= filingPolicy.mostDrafts) ctx.refuse('draft.too-many', { most: filingPolicy.mostDrafts });
  const unitId = input.unitId ?? null;
  if (unitId !== null) {
    const units = await findUnits(
      ctx.db,
      routeOf(procedure),
      { receivingUnitId: unitId, competentUnitId: null },
      ctx.now,
    );
    if (typeof units === 'string') return ctx.refuse('unit.not-competent');
    await ctx.requireStage(unitId);
  }
  const content = { unitId, answers: {}, papers: [], paperCase: null, returnMethod: null };
  ctx.later(insertDraft(ctx.db, { id, personId, procedureVersionId: procedure.versionId, content, at: ctx.now }));
  return { id, version: 1, updatedAt: ctx.now.toISOString() };
});
