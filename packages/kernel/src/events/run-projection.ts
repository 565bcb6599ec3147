import type { Space } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { KernelTables } from '../db/tables.ts';
import type { RunnerParts } from '../operation/runner.ts';
import { inTransaction } from '../operation/transaction.ts';
import type { Projection, ProjectionContext } from './projection.ts';
import { claimCursor, moveCursor, readBehind, startOf, type PassedEvent } from './projection-cursor.ts';
import type { OccurredEvent } from './reaction.ts';

export interface ProjectionParts extends Pick<RunnerParts, 'clock' | 'databases' | 'log'> {
  readonly projections: readonly Projection[];
}

function contextOf(db: Kysely<KernelTables>, space: Space, now: Date): ProjectionContext<unknown> {
  // The projection's own type of the database is asserted by projectionsOf.
  return { db: db as unknown as Kysely<unknown>, space, now, newId: () => newId(now.getTime()) };
}

function occurred({ events }: Projection, row: PassedEvent): OccurredEvent<unknown> {
  const type = events === '*' ? undefined : events.find((one) => one.type === row.type);
  return {
    id: row.id,
    type: row.type,
    subjectId: row.subject_id,
    actorId: row.actor_id,
    unitId: row.unit_id,
    at: row.instant,
    payload: type ? type.payload.parse(row.payload) : row.payload,
  };
}

/** The transaction counter went back below the cursor: the data was loaded into another cluster by dump and restore. Events
 * that are written now would lie before the cursor and be missed, so nothing is followed until `pg_resetwal` has moved the
 * counter past it (docs on restoring; the seal of the audit waits for the same). */
export class CursorCounterWentBack extends Error {
  override readonly name = 'CursorCounterWentBack';
}

/** `behind`: a full batch was done and more may wait. `caught-up`: nothing is left below the oldest running transaction.
 * `elsewhere`: another process works on it. */
export type BatchEnd = 'behind' | 'caught-up' | 'elsewhere';

/** Takes one batch of events into a projection and moves its cursor, in one transaction. Any number of processes may call it
 * at the same time: one works. */
export async function runBatch(parts: ProjectionParts, space: Space, projection: Projection): Promise<BatchEnd> {
  const now = parts.clock.now();
  return await inTransaction(parts.databases[space].kysely, 'required', async (db) => {
    const cursor = await claimCursor(db, projection.name);
    if (!cursor) return 'elsewhere';
    if (BigInt(cursor.horizon) < BigInt(cursor.xid))
      throw new CursorCounterWentBack(
        `Transactions are numbered from ${cursor.horizon}, the cursor is at ${cursor.xid}`,
      );
    const rows = await readBehind(db, cursor, projection);
    if (rows.length > 0)
      await projection.run(
        contextOf(db, space, now),
        rows.map((row) => occurred(projection, row)),
      );
    const last = rows.length < projection.batch ? undefined : rows.at(-1);
    await moveCursor(db, projection.name, last ?? startOf(cursor.horizon), now);
    return last ? 'behind' : 'caught-up';
  });
}

/** Takes back what a projection holds and sets its cursor before the first event, in one transaction; who reads it sees the old
 * until then. The worker then follows from the beginning while it goes on serving.
 * @throws Error when no projection has that name. */
export async function rebuildProjection(parts: ProjectionParts, space: Space, name: string): Promise<void> {
  const projection = parts.projections.find((one) => one.name === name);
  if (!projection) throw new Error(`No projection is called ${name}`);
  const now = parts.clock.now();
  await inTransaction(parts.databases[space].kysely, 'required', async (db) => {
    // Waits for a batch that is running.
    await sql`select from projection_cursor where name = ${name} for update`.execute(db);
    await projection.reset(contextOf(db, space, now));
    await moveCursor(db, name, startOf('0'), now);
  });
}
