import { dossierEvents } from '@dongbo/contract/procedures';
import { beforeEveryId, formatInstant, localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob, defineSweep, type Context } from '../define.ts';
import type { OwnTime } from '../dossiers/dossier-clock.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { horizonOf } from '../side-paths/horizon.ts';
import { yesWhenTroubled } from '../side-paths/troubled-alone.ts';
import { isNearlyLate, leadMinutes } from './apology-rule.ts';
import { latenessRuleOn } from './lateness-data.ts';
import { saveApology } from './save-apology.ts';

/** So many in one turn. */
const mostAtOnce = 1_000;

/** Prepares the apology as work for whoever has the dossier. Twice it is prepared once: the dossier is the key. */
async function prepare(ctx: Context, dossier: StoredDossier, dueAt: Date): Promise<void> {
  const unit = unitOfStep(dossier, dossier.stepId);
  // Nothing stays of one that was not needed after all.
  const blank = { cause: null, explanation: null, promised_on: null, written_by: null, written_at: null, remark: null };
  const drafted = { ...blank, state: 'drafted', due_at: dueAt, drafted_at: ctx.now, unit_id: unit.id };
  await ctx.db
    .insertInto('apology')
    .values({ dossier_id: dossier.id, ...drafted })
    .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(drafted))
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

/** The first instant behind which no due date is near. */
const nearUntil = (ctx: Pick<Context, 'now' | 'calendar'>): Date =>
  horizonOf(ctx, leadMinutes(latenessRuleOn(localDate(ctx.now))));

/** Where the turn before stopped: among dossiers by due date, and among apologies. */
const Place = z.object({ dueAt: z.string(), dossierId: z.uuid(), apologyOf: z.uuid() });
type Place = z.infer<typeof Place>;
const beginning: Place = { dueAt: '-infinity', dossierId: beforeEveryId, apologyOf: beforeEveryId };

/** The next dossiers in the order of their due dates that may be nearly late. */
async function readNear(ctx: Context, { dueAt, dossierId }: Place) {
  // An instant goes out as text: a Date would round it.
  const { rows } = await sql<OwnTime & { id: string; calendar: string; dueAt: Date; place: string }>`
    select id, calendar, received_at as "receivedAt", received_by_competent_at as "receivedByCompetentAt",
      original_due_at as "originalDueAt", due_at as "dueAt", due_at::text as place from dossier
    where state = 'in-progress' and returned_at is null and late_path is null and finished_at is null
      and due_at <= ${nearUntil(ctx)} and (due_at, id) > (${dueAt}::timestamptz, ${dossierId}::uuid)
    order by due_at, id limit ${mostAtOnce}`.execute(ctx.db);
  return rows;
}

/** The next dossiers whose apology may no longer be needed. */
async function readOver(ctx: Context, { apologyOf }: Place): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from apology y join dossier d on d.id = y.dossier_id
    where y.state in ('drafted', 'written') and d.late_path is not null
      and (d.finished_at is not null or (y.state = 'drafted' and d.due_at is distinct from y.due_at))
      and y.dossier_id > ${apologyOf}::uuid
    order by y.dossier_id limit ${mostAtOnce}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Looks for dossiers that are nearly late, and for apologies that are no longer needed. Each is a job of its own, so that trouble
 * with one never stops another's. */
export const sweepApologies = defineSweep({
  name: 'procedures.sweep-apologies',
  at: { everyMinutes: 30 },
  place: Place,
  turn: async (ctx, after) => {
    const from = after ?? beginning;
    const rule = latenessRuleOn(localDate(ctx.now));
    const seen = await readNear(ctx, from);
    const over = await readOver(ctx, from);
    const near = seen.filter((one) =>
      yesWhenTroubled(() =>
        isNearlyLate({ ...one, finishedAt: null }, { rule, calendar: ctx.calendar(one.calendar), now: ctx.now }),
      ),
    );
    for (const dossierId of [...near.map(({ id }) => id), ...over]) ctx.enqueue(weighApology, { dossierId });
    const last = seen.at(-1);
    return {
      isMore: seen.length === mostAtOnce || over.length === mostAtOnce,
      after: {
        dueAt: last?.place ?? from.dueAt,
        dossierId: last?.id ?? from.dossierId,
        apologyOf: over.at(-1) ?? from.apologyOf,
      },
    };
  },
});
