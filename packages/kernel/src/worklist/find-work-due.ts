import type { SystemName } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { mainSlot } from './work-item-store.ts';

/** Open work whose time runs. */
export interface RunningWork {
  readonly subjectId: string;
  readonly since: Date;
  readonly dueAt: Date | null;
  readonly stepDueAt: Date | null;
}

interface Wanted {
  readonly system: SystemName;
  /** The whole time, or that of the step, ends at or before this instant. */
  readonly before: Date;
  /** Subjects behind this one. */
  readonly after: string;
  readonly limit: number;
}

/** Main work of a system whose time ends before an instant or has ended, in the order of its subjects; what is suspended or
 * finished is not. One statement. */
export async function findWorkDue<T extends KernelTables>(
  db: Kysely<T>,
  { system, before, after, limit }: Wanted,
): Promise<readonly RunningWork[]> {
  const { rows } = await sql<RunningWork>`
    select subject_id as "subjectId", since, due_at as "dueAt", step_due_at as "stepDueAt" from work_item
    where system = ${system} and slot = ${mainSlot} and not suspended and finished_at is null
      and least(due_at, step_due_at) <= ${before} and subject_id > ${after}::uuid
    order by subject_id limit ${limit}`.execute(db);
  return rows;
}
