import { addNotices, defineSchedule, formatInstant, localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob, type Context } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { recordEnding } from '../endings/record-ending.ts';
import { supplementRuleOn } from '../side-paths/side-path-data.ts';

const dayMs = 86_400_000;
const daysFrom = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs);
/** So many in one turn; the next hour takes the rest. */
const mostAtOnce = 1_000;

/** The time to answer is over, and the owner was told before. */
const isOver = (answerBy: Date, now: Date): boolean => answerBy <= now;

/** Ends one dossier whose supplement never came: before reception it is refused, after it stopped. One that was answered meanwhile
 * goes on. */
export const endUnanswered = defineJob(
  'procedures.end-unanswered',
  z.object({ dossierId: z.uuid() }),
  async (ctx, { dossierId }) => {
    const dossier = await findDossier(ctx.db, dossierId, { at: ctx.now, lock: true });
    const { supplement } = dossier ?? {};
    // The way is a column of the row that was locked: the request may have been read before an answer that was waited for.
    if (!dossier || !supplement || dossier.openPath !== 'supplement-asked' || !isOver(supplement.answerBy, ctx.now))
      return;
    ctx.about(dossierId);
    await recordEnding(ctx, dossier, {
      kind: dossier.clock === null ? 'refused' : 'stopped',
      ground: 'not-supplemented',
      reason: supplement.reason,
      settlement: null,
    });
  },
);

interface Waiting {
  readonly dossier_id: string;
  readonly person_id: string;
  readonly code: string;
  readonly answer_by: Date;
}

/** Reminds the owners whose time is nearly over. */
async function remind(ctx: Context, noticeDays: number): Promise<void> {
  const { rows } = await sql<Waiting>`
    with near as (select id from supplement_request
      where state = 'asked' and warned_at is null and answer_by <= ${daysFrom(ctx.now, noticeDays)}
      order by answer_by limit ${mostAtOnce} for update skip locked)
    update supplement_request q set warned_at = ${ctx.now} from near, dossier d
    where q.id = near.id and d.id = q.dossier_id
    returning q.dossier_id, d.person_id, d.code, q.answer_by`.execute(ctx.db);
  await addNotices(
    ctx.db,
    rows
      .filter(({ person_id: personId }) => personId !== null)
      .map((row) => ({
        id: ctx.newId(),
        personId: row.person_id,
        system: 'procedures',
        key: 'supplement-reminder',
        facts: { code: row.code, dueAt: formatInstant(row.answer_by) },
        subjectId: row.dossier_id,
        eventId: ctx.newId(),
        at: ctx.now,
      })),
  );
}

/** Reminds of supplements that are waited for, and ends what was never answered. */
export const sweepSupplements = defineJob('procedures.sweep-supplements', z.object({}), async (ctx) => {
  const { noticeDays } = supplementRuleOn(localDate(ctx.now), '');
  await remind(ctx, noticeDays);
  // After a stop of the installation nobody loses a dossier unheard.
  const { rows } = await sql<{ dossier_id: string }>`
    select dossier_id from supplement_request
    where state = 'asked' and answer_by <= ${ctx.now} and warned_at <= ${daysFrom(ctx.now, -noticeDays)}
    order by answer_by limit ${mostAtOnce}`.execute(ctx.db);
  for (const { dossier_id: dossierId } of rows) ctx.enqueue(endUnanswered, { dossierId });
});

export const sweepSupplementsEveryHour = defineSchedule({
  name: 'procedures.sweep-supplements',
  at: { everyMinutes: 60 },
  job: sweepSupplements,
  input: () => ({}),
});
