import { addMessages, addNotices, beforeEveryId, formatInstant, localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob, defineSweep, type Context } from '../define.ts';
import { followerOf } from '../dossiers/own-dossier.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { recordEnding } from '../endings/record-ending.ts';
import { messageOf } from '../notices/owner-messages.ts';
import { supplementRuleOn } from '../side-paths/side-path-data.ts';
import { lacksWord } from './supplement-columns.ts';
import { isExplained } from './bring-pieces.ts';

const dayMs = 86_400_000;
const daysFrom = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs);
/** So many in one transaction; where there are more, the next follows at once. */
const mostReminders = 2_000;
const mostEndings = 1_000;

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
    if (!dossier || !supplement || dossier.openPath !== 'supplement-asked' || !isOver(supplement.answerBy, ctx.now))
      return;
    if (isExplained(supplement)) return;
    ctx.about(dossierId);
    await recordEnding(ctx, dossier, {
      kind: dossier.clock === null ? 'refused' : 'stopped',
      ground: 'not-supplemented',
      reason: supplement.reason,
    });
  },
);

interface Waiting {
  readonly dossier_id: string;
  readonly person_id: string | null;
  readonly code: string;
  readonly answer_by: Date;
}

/** Reminds the owners whose time is nearly over; answers how many dossiers that are. */
async function remind(ctx: Context, noticeDays: number): Promise<number> {
  const { rows } = await sql<Waiting>`
    with near as (select id from supplement_request
      where state = 'asked' and ${lacksWord} and warned_at is null and answer_by <= ${daysFrom(ctx.now, noticeDays)}
      order by answer_by limit ${mostReminders} for update skip locked)
    update supplement_request q set warned_at = ${ctx.now} from near, dossier d
    where q.id = near.id and d.id = q.dossier_id
    returning q.dossier_id, ${followerOf} as person_id, d.code, q.answer_by`.execute(ctx.db);
  const key = 'supplement-reminder';
  const told = rows.map((row) => ({ ...row, date: formatInstant(row.answer_by), eventId: ctx.newId(), at: ctx.now }));
  await addNotices(
    ctx.db,
    told.flatMap(({ person_id: personId, code, date, dossier_id: subjectId, eventId, at }) => {
      if (personId === null) return [];
      const facts = { code, dueAt: date };
      return [{ id: ctx.newId(), personId, system: 'procedures' as const, key, facts, subjectId, eventId, at }];
    }),
  );
  const messages = told.map(({ person_id: personId, dossier_id: dossierId, code, date, eventId, at }) =>
    messageOf({ key, dossierId, code, personId, eventId, at, date, isLastDay: true }),
  );
  await addMessages(
    ctx,
    messages.filter((one) => one !== null),
  );
  return rows.length;
}

/** Where the turn before stopped among those whose time is over. */
const Place = z.object({ answerBy: z.string(), dossierId: z.uuid() });
type Place = z.infer<typeof Place>;

/** Queues the ending of those that were never answered, from a place on; answers where it stopped, and how many they were. */
async function queueEndings(
  ctx: Context,
  noticeDays: number,
  after: Place | null,
): Promise<{ last: Place | null; count: number }> {
  // After a stop of the installation nobody loses a dossier unheard. An instant goes out as text: a Date would round it.
  const { rows } = await sql<Place>`
    select dossier_id as "dossierId", answer_by::text as "answerBy" from supplement_request
    where state = 'asked' and ${lacksWord} and answer_by <= ${ctx.now} and warned_at <= ${daysFrom(ctx.now, -noticeDays)}
      and (answer_by, dossier_id) > (${after?.answerBy ?? '-infinity'}::timestamptz, ${after?.dossierId ?? beforeEveryId}::uuid)
    order by answer_by, dossier_id limit ${mostEndings}`.execute(ctx.db);
  for (const { dossierId } of rows) ctx.enqueue(endUnanswered, { dossierId });
  return { last: rows.at(-1) ?? after, count: rows.length };
}

/** Reminds of supplements that are waited for, and ends what was never answered. */
export const sweepSupplements = defineSweep({
  name: 'procedures.sweep-supplements',
  at: { everyMinutes: 60 },
  place: Place,
  turn: async (ctx, after) => {
    const { noticeDays } = supplementRuleOn(localDate(ctx.now), '');
    const reminded = await remind(ctx, noticeDays);
    const { last, count } = await queueEndings(ctx, noticeDays, after);
    return { isMore: reminded === mostReminders || count === mostEndings, after: last };
  },
});
