import { Space } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import type { Reaction } from '../events/reaction.ts';
import { systemActor } from '../identity/actor.ts';
import { Act } from '../operation/act.ts';
import type { RunnerParts } from '../operation/runner.ts';
import { inTransaction } from '../operation/transaction.ts';
import { workerFacts } from './run-job.ts';

export const ReactionEnvelope = z.object({ space: Space, eventId: z.uuid(), handler: z.string() });

async function claimReaction(db: Kysely<KernelTables>, eventId: string, handler: string, at: Date): Promise<boolean> {
  const rows = await db
    .insertInto('reaction')
    .values({ event_id: eventId, handler, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('handler')
    .execute();
  return rows.length > 0;
}

/** Runs one reaction once: its receipt (event, handler) is written in the same transaction. */
export async function runReaction(parts: RunnerParts, raw: unknown): Promise<void> {
  const { space, eventId, handler } = ReactionEnvelope.parse(raw);
  const reaction: Reaction | undefined = parts.reactions.find((one) => one.handler === handler);
  if (!reaction) throw new Error(`No reaction is called ${handler}`);
  await inTransaction(parts.databases[space].kysely, 'required', async (db) => {
    const now = parts.clock.now();
    if (!(await claimReaction(db, eventId, handler, now))) return;
    const row = await db.selectFrom('event').selectAll().where('id', '=', eventId).executeTakeFirstOrThrow();
    const event = reaction.events.find(({ type }) => type === row.type);
    if (!event) throw new Error(`${handler} does not follow ${row.type}`);
    const act = new Act(parts, space, systemActor(handler), now);
    const payload: unknown = event.payload.parse(row.payload);
    // The reaction's own type of the database is asserted by reactionsOf.
    await reaction.run(act.context(reaction.system, db as unknown as Kysely<unknown>), {
      id: row.id,
      type: row.type,
      subjectId: row.subject_id,
      actorId: row.actor_id,
      unitId: row.unit_id,
      at: row.at,
      payload,
    });
    await act.record(db, workerFacts(handler), null);
  });
}
