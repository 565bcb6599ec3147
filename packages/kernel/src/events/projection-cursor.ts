import { sql, type Kysely } from 'kysely';
import { planAnew, thenCommit } from '../db/pipelined-driver.ts';
import type { KernelTables } from '../db/tables.ts';
import type { Projection } from './projection.ts';

/** Place of an event in the order in which transactions ended, as text: instants keep their microseconds. */
export interface EventPlace {
  readonly xid: string;
  readonly at: string;
  readonly position: number;
  readonly id: string;
}

export interface ClaimedCursor extends EventPlace {
  /** Every transaction below has ended: it committed and is seen, or it never will be. */
  readonly horizon: string;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The place before the first event of a transaction. */
export const startOf = (xid: string): EventPlace => ({ xid, at: '-infinity', position: 0, id: nobody });

/** Makes the projections known that have no cursor yet; they begin with the first event. */
export async function addCursors(db: Kysely<KernelTables>, names: readonly string[], now: Date): Promise<void> {
  await sql`insert into projection_cursor (name, moved_at) select name, ${now} from unnest(${names}::text[]) as name
    on conflict do nothing`.execute(db);
}

/** Locks the cursor until the end of the transaction; undefined when another process works on the projection.
 * The horizon is older than the statement that then reads the events, so that this one sees everything below it. */
export async function claimCursor(db: Kysely<KernelTables>, name: string): Promise<ClaimedCursor | undefined> {
  const { rows } = await sql<ClaimedCursor>`
    select xid::text, at::text, position, id, pg_snapshot_xmin(pg_current_snapshot())::text as horizon
    from projection_cursor where name = ${name} for update skip locked`.execute(db);
  return rows[0];
}

/** An event as the cursor passes it. */
export interface PassedEvent extends EventPlace {
  readonly type: string;
  readonly subject_id: string;
  readonly actor_id: string;
  readonly unit_id: string | null;
  readonly payload: unknown;
  readonly instant: Date;
}

/** The next events behind the cursor, at most one batch, of transactions that have ended. */
export async function readBehind(
  db: Kysely<KernelTables>,
  cursor: ClaimedCursor,
  { events, batch }: Pick<Projection, 'events' | 'batch'>,
): Promise<PassedEvent[]> {
  const wanted = events === '*' ? sql`true` : sql`type = any(${events.map(({ type }) => type)}::text[])`;
  const { rows } = await sql<PassedEvent>`${sql.raw(planAnew)}
    select xid::text, at::text, position, id, type, subject_id, actor_id, unit_id, payload, at as instant from event
    where (xid, at, position, id) >
        (${cursor.xid}::xid8, ${cursor.at}::timestamptz, ${cursor.position}::smallint, ${cursor.id}::uuid)
      and xid < ${cursor.horizon}::xid8 and ${wanted}
    order by event.xid, event.at, position, id limit ${batch}`.execute(db);
  return rows;
}

/** Moves the claimed cursor and commits. */
export async function moveCursor(
  db: Kysely<KernelTables>,
  name: string,
  { xid, at, position, id }: EventPlace,
  now: Date,
): Promise<void> {
  await sql`${sql.raw(thenCommit)}update projection_cursor
    set xid = ${xid}::xid8, at = ${at}::timestamptz, position = ${position}::smallint, id = ${id}::uuid, moved_at = ${now}
    where name = ${name}`.execute(db);
}

/** How it stands with a projection: when its oldest event that waits happened (null: none waits), and whether it can go on
 * now, because the transaction of that event is among those that have ended. */
export interface ProjectionState {
  readonly name: string;
  readonly oldest: Date | null;
  readonly canGoOn: boolean;
}

/** All projections of a space, by name, in one look at the end of the events. */
export async function readProjectionStates(db: Kysely<KernelTables>): Promise<ProjectionState[]> {
  // A cursor beyond the horizon cannot be: it goes on, and fails aloud (`CursorCounterWentBack`).
  const { rows } = await sql<{ name: string; oldest: Date | null; can_go_on: boolean }>`
    select c.name, next.at as oldest, coalesce(next.xid < horizon, false) or c.xid > horizon as can_go_on
    from pg_snapshot_xmin(pg_current_snapshot()) as horizon, projection_cursor c left join lateral (
      select e.at, e.xid from event e where (e.xid, e.at, e.position, e.id) > (c.xid, c.at, c.position, c.id)
      order by e.xid, e.at, e.position, e.id limit 1) as next on true
    order by c.name`.execute(db);
  return rows.map((row) => ({ name: row.name, oldest: row.oldest, canGoOn: row.can_go_on }));
}
