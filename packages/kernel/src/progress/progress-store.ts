import type { JobState } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** How far a long job is. */
export interface JobProgress {
  readonly personId: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly state: JobState;
}

export interface NewProgress {
  readonly id: string;
  /** Who started the job, and nobody else hears of it. */
  readonly personId: string;
  /** What is done: a key of a text. */
  readonly task: string;
  readonly at: Date;
}

type ProgressTables = Pick<KernelTables, 'job_progress'>;

/** Makes known that a person started a long job: in the transaction that queues it. */
export async function startProgress(
  db: Kysely<ProgressTables>,
  { id, personId, task, at }: NewProgress,
): Promise<void> {
  await db
    .insertInto('job_progress')
    .values({ id, person_id: personId, task, share: 0, state: 'waiting', started_at: at, updated_at: at })
    .execute();
}

/** Makes known how far the job is. Outside of the job's own transaction, or nobody would hear of it before its end. */
export async function noteProgress(
  db: Kysely<ProgressTables>,
  id: string,
  { share, state, at }: Pick<JobProgress, 'share' | 'state'> & { readonly at: Date },
): Promise<void> {
  await db.updateTable('job_progress').set({ share, state, updated_at: at }).where('id', '=', id).execute();
}

const stateOf = (text: string): JobState =>
  text === 'running' || text === 'done' || text === 'failed' ? text : 'waiting';

/** Progress by id of the job; ids that are unknown are left out. */
export async function readProgress(
  db: Kysely<ProgressTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, JobProgress>> {
  const rows = await db
    .selectFrom('job_progress')
    .select(['id', 'person_id', 'share', 'state'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, person_id: personId, share, state }) => [id, { personId, share, state: stateOf(state) }]),
  );
}

const keptMs = 24 * 3_600_000;

/** Takes away what was started more than a day ago. */
export async function sweepProgress(db: Kysely<ProgressTables>, now: Date): Promise<void> {
  await db
    .deleteFrom('job_progress')
    .where('started_at', '<', new Date(now.getTime() - keptMs))
    .execute();
}
