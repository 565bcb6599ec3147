import { addNotices, beforeEveryId, releaseFiles } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { defineJob, defineSweep, type Context } from '../define.ts';
import { filingPolicy, keptUntil, touchedBefore } from './filing-policy.ts';

/** Untouched for so long, and its person was told so long ago: after a stop of the installation nobody loses a draft unheard. */
const hasEnded = (now: Date): RawBuilder<boolean> => sql<boolean>`
  draft.updated_at <= ${touchedBefore(now, filingPolicy.draftDays)}
  and draft.warned_at <= ${touchedBefore(now, filingPolicy.noticeDays)}`;

/** Deletes one draft that has ended; one that was touched meanwhile stays. Its papers are let go and swept after a day. */
export const deleteEndedDraft = defineJob(
  'procedures.delete-ended-draft',
  z.object({ draftId: z.uuid() }),
  async (ctx, { draftId }) => {
    ctx.about(draftId);
    const gone = await ctx.db
      .deleteFrom('draft')
      .where('draft.id', '=', draftId)
      .where(hasEnded(ctx.now))
      .returning('draft.id')
      .executeTakeFirst();
    if (gone !== undefined) await releaseFiles(ctx, draftId, []);
  },
);

interface Warned {
  readonly id: string;
  readonly person_id: string;
  readonly updated_at: Date;
  readonly name: string;
}

/** So many in one transaction; where there are more, the next follows at once. */
const mostWarned = 2_000;
const mostDeleted = 1_000;

/** Answers how many drafts it told of. */
async function warn(ctx: Context): Promise<number> {
  const before = touchedBefore(ctx.now, filingPolicy.draftDays - filingPolicy.noticeDays);
  const { rows } = await sql<Warned>`
    with old as (select id from draft where updated_at <= ${before} and warned_at is null
      order by updated_at limit ${mostWarned} for update skip locked)
    update draft set warned_at = ${ctx.now} from old, procedure_version v
    where draft.id = old.id and v.id = draft.procedure_version_id
    returning draft.id, draft.person_id, draft.updated_at, v.name`.execute(ctx.db);
  await addNotices(
    ctx.db,
    rows.map((row) => ({
      id: ctx.newId(),
      personId: row.person_id,
      system: 'procedures',
      key: 'draft-ends',
      facts: { procedure: row.name, dueAt: keptUntil(row.updated_at, ctx.now).toISOString() },
      subjectId: row.id,
      eventId: ctx.newId(),
      at: ctx.now,
    })),
  );
  return rows.length;
}

/** Where the turn before stopped among those whose time is over. */
const Place = z.object({ updatedAt: z.string(), id: z.uuid() });
type Place = z.infer<typeof Place>;

/** Queues the deletion of drafts that have ended, from a place on; answers where it stopped, and how many they were. */
async function queueDeletions(ctx: Context, after: Place | null): Promise<{ last: Place | null; count: number }> {
  // An instant goes out as text: a Date would round it.
  const { rows } = await sql<Place>`
    select id, updated_at::text as "updatedAt" from draft where ${hasEnded(ctx.now)}
      and (updated_at, id) > (${after?.updatedAt ?? '-infinity'}::timestamptz, ${after?.id ?? beforeEveryId}::uuid)
    order by updated_at, id limit ${mostDeleted}`.execute(ctx.db);
  for (const { id } of rows) ctx.enqueue(deleteEndedDraft, { draftId: id });
  return { last: rows.at(-1) ?? after, count: rows.length };
}

/** Tells the persons of drafts that will be deleted, and has those deleted whose time is over. */
export const sweepDrafts = defineSweep({
  name: 'procedures.sweep-drafts',
  at: { everyMinutes: 60 },
  place: Place,
  turn: async (ctx, after) => {
    const warned = await warn(ctx);
    const { last, count } = await queueDeletions(ctx, after);
    return { isMore: warned === mostWarned || count === mostDeleted, after: last };
  },
});
