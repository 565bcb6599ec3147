import { fold, type LocalText } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** Open work of a system on one subject. A subject has at most one open piece of work. */
export interface OpenWork {
  readonly id: string;
  readonly system: string;
  readonly subjectId: string;
  readonly code: string;
  readonly title: string;
  readonly ownerName: string;
  readonly procedureCode: string | null;
  readonly field: string | null;
  readonly stepId: string;
  readonly stepName: LocalText;
  /** Who may take it: holders of this role at the unit or above it. */
  readonly role: string;
  readonly unitId: string;
  readonly assigneeId: string | null;
  readonly dueAt: Date | null;
  readonly stepDueAt: Date | null;
  readonly suspended: boolean;
  readonly since: Date;
  /** Version of the subject; the inbox hands it to bulk actions. */
  readonly version: number;
}

type WorkTables = Pick<KernelTables, 'work_item'>;

/** Puts a subject's open work, replacing what was open before: one statement. */
export async function putWorkItem(db: Kysely<WorkTables>, work: OpenWork): Promise<void> {
  const row = {
    system: work.system,
    code: work.code,
    title: work.title,
    owner_name: work.ownerName,
    search_text: fold(`${work.code} ${work.ownerName} ${work.title}`),
    procedure_code: work.procedureCode,
    field: work.field,
    step_id: work.stepId,
    step_name: JSON.stringify(work.stepName),
    role_key: work.role,
    unit_id: work.unitId,
    assignee_id: work.assigneeId,
    due_at: work.dueAt,
    step_due_at: work.stepDueAt,
    suspended: work.suspended,
    sort_at: work.dueAt ?? work.since,
    since: work.since,
    version: work.version,
  };
  await db
    .insertInto('work_item')
    .values({ id: work.id, subject_id: work.subjectId, ...row })
    .onConflict((conflict) => conflict.column('subject_id').doUpdateSet(row))
    .execute();
}

/** The subject needs nobody any more; its work leaves the worklist. */
export async function closeWorkItem(db: Kysely<WorkTables>, subjectId: string): Promise<void> {
  await db.deleteFrom('work_item').where('subject_id', '=', subjectId).execute();
}

