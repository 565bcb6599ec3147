import { dossierEvents } from '@dongbo/contract/procedures';
import { defaultCalendarName, defineSchedule, formatInstant, localDate, workingMinutesBetween } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob, type Context } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { isNearlyLate } from './apology-rule.ts';
import { latenessRuleOn } from './lateness-data.ts';
import { saveApology } from './save-apology.ts';

const dayMs = 86_400_000;
/** So many in one turn; the next takes the rest. */
const mostAtOnce = 1_000;

/** Prepares the apology as work for whoever has the dossier. Twice it is prepared once: the dossier is the key. */
async function prepare(ctx: Context, dossier: StoredDossier, dueAt: Date): Promise<void> {
  const unit = unitOfStep(dossier, dossier.stepId);
  await ctx.db
    .insertInto('apology')
    .values({ dossier_id: dossier.id, state: 'drafted', due_at: dueAt, drafted_at: ctx.now, unit_id: unit.id })
    .onConflict((conflict) =>
      conflict
        .column('dossier_id')
        .doUpdateSet({ state: 'drafted', due_at: dueAt, drafted_at: ctx.now, unit_id: unit.id }),
    )
    .execute();
  await saveApology(ctx, dossier, {
    apology: {
      state: 'drafted',
      dueAt,
      cause: null,
      explanation: null,
      unitId: unit.id,
      unitName: unit.name,
      promisedOn: null,
      by: null,
      remark: null,
      sentAt: null,
    },
    version: dossier.version,
  });
  ctx.emit(
    dossierEvents.apologyDrafted,
    { dossierId: dossier.id, code: dossier.code, dueAt: formatInstant(dueAt) },
    { subjectId: dossier.id, unitId: unit.id },
  );
}

/** Prepares the apology of one dossier that is nearly late, or takes back what is no longer needed: its time was suspended, or it is
 * done. What was sent stays. */
export const weighApology = defineJob(
  'procedures.weigh-apology',
  z.object({ dossierId: z.uuid() }),
  async (ctx, { dossierId }) => {
    const dossier = await findDossier(ctx.db, dossierId, { at: ctx.now, lock: true });
    if (dossier === undefined || dossier.apology?.state === 'sent') return;
    ctx.about(dossierId);
    const { apology, clock } = dossier;
    const dueAt = clock?.dueAt ?? null;
    const near =
      dossier.stepId !== null &&
      isNearlyLate(clock, {
        rule: latenessRuleOn(localDate(ctx.now)),
        calendar: ctx.calendar(dossier.calendar),
        now: ctx.now,
      });
    if (near && apology === null && dueAt !== null) await prepare(ctx, dossier, dueAt);
    // What somebody wrote waits for the leader as long as the time runs.
    const over = apology?.state === 'drafted' ? !near : clock?.finishedAt !== null;
    if (apology === null || !over) return;
    await ctx.db.updateTable('apology').set({ state: 'not-needed' }).where('dossier_id', '=', dossierId).execute();
    await saveApology(ctx, dossier, { apology: null, version: dossier.version });
  },
);

/** The first midnight behind which no due date is near: those before it are looked at one by one. */
function horizonOf(ctx: Pick<Context, 'now' | 'calendar'>): Date {
  const minutes = latenessRuleOn(localDate(ctx.now)).prepareBefore.workingDays * 8 * 60;
  const calendar = ctx.calendar(defaultCalendarName);
  let days = 1;
  while (days < 30 && workingMinutesBetween(calendar, ctx.now, new Date(ctx.now.getTime() + days * dayMs)) <= minutes)
    days += 1;
  return new Date(ctx.now.getTime() + (days + 1) * dayMs);
}

/** Looks for dossiers that are nearly late, and for apologies that are no longer needed. Each is a job of its own, so that trouble
 * with one never stops another's. */
export const sweepApologies = defineJob('procedures.sweep-apologies', z.object({}), async (ctx) => {
  const rule = latenessRuleOn(localDate(ctx.now));
  const { rows } = await sql<{ id: string; calendar: string; received_at: Date; due_at: Date }>`
    select id, calendar, received_at, due_at from dossier
    where state = 'in-progress' and returned_at is null and late_path is null and finished_at is null
      and due_at <= ${horizonOf(ctx)}
    order by due_at limit ${mostAtOnce}`.execute(ctx.db);
  const near = rows.filter(({ calendar, received_at: receivedAt, due_at: dueAt }) =>
    isNearlyLate({ receivedAt, dueAt, finishedAt: null }, { rule, calendar: ctx.calendar(calendar), now: ctx.now }),
  );
  const { rows: over } = await sql<{ id: string }>`
    select d.id from apology y join dossier d on d.id = y.dossier_id
    where y.state in ('drafted', 'written') and d.late_path is not null
      and (d.finished_at is not null or (y.state = 'drafted' and d.due_at is distinct from y.due_at))
    limit ${mostAtOnce}`.execute(ctx.db);
  for (const { id: dossierId } of [...near, ...over]) ctx.enqueue(weighApology, { dossierId });
});

export const sweepApologiesOften = defineSchedule({
  name: 'procedures.sweep-apologies',
  at: { everyMinutes: 30 },
  job: sweepApologies,
  input: () => ({}),
});
