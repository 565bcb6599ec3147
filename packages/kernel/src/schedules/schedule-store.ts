import type { Space } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import type { Schedule } from './schedule.ts';

type Db = Kysely<KernelTables>;

export interface ScheduleRow {
  readonly name: string;
  /** The instant that was taken up last, or since when the schedule is known. */
  readonly last: Date;
  /** When that instant was taken up; null: none was yet. */
  readonly takenAt: Date | null;
}

export async function readScheduleRows(db: Db): Promise<ScheduleRow[]> {
  const rows = await db.selectFrom('schedule_run').select(['name', 'due_at', 'taken_at']).execute();
  return rows.map((row) => ({ name: row.name, last: row.due_at, takenAt: row.taken_at }));
}

/** Makes schedules known that are new here; they are due from `now` on. */
export async function addScheduleRows(db: Db, names: readonly string[], now: Date): Promise<void> {
  await sql`insert into schedule_run (name, due_at) select name, ${now}::timestamptz from unnest(${names}::text[]) as name
    on conflict do nothing`.execute(db);
}

/** Takes up a due instant: notes it and enqueues the job in one statement, so that neither can be without the other. False
 * when it, or a later one, was taken up before. */
export async function takeInstant(
  db: Db,
  { name, job, input }: Schedule,
  { space, due, now }: { readonly space: Space; readonly due: Date; readonly now: Date },
): Promise<boolean> {
  const payload: unknown = job.payload.parse(input(space, now));
  const queued = {
    identifier: job.name,
    payload: { space, payload },
    max_attempts: job.maxAttempts,
    queue_name: `${space}/schedule/${name}`,
  };
  const { rows } = await sql<{ taken: boolean }>`
    select take_schedule(${name}, ${due}::timestamptz, ${now}::timestamptz, ${JSON.stringify([queued])}::json) as taken`.execute(
    db,
  );
  return rows[0]?.taken === true;
}
