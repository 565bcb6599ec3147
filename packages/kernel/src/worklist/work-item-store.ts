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

const rowOf = (work: OpenWork) => ({
  id: work.id,
  subject_id: work.subjectId,
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
});

/** Puts the open work of several subjects, replacing what was open before: one statement. */
export async function putWorkItems(db: Kysely<WorkTables>, works: readonly OpenWork[]): Promise<void> {
  if (works.length === 0) return;
  await db
    .insertInto('work_item')
    .values(works.map(rowOf))
    .onConflict((conflict) =>
      conflict.column('subject_id').doUpdateSet((row) => ({
        system: row.ref('excluded.system'),
        code: row.ref('excluded.code'),
        title: row.ref('excluded.title'),
        owner_name: row.ref('excluded.owner_name'),
        search_text: row.ref('excluded.search_text'),
        procedure_code: row.ref('excluded.procedure_code'),
        field: row.ref('excluded.field'),
        step_id: row.ref('excluded.step_id'),
        step_name: row.ref('excluded.step_name'),
        role_key: row.ref('excluded.role_key'),
        unit_id: row.ref('excluded.unit_id'),
        assignee_id: row.ref('excluded.assignee_id'),
        due_at: row.ref('excluded.due_at'),
        step_due_at: row.ref('excluded.step_due_at'),
        suspended: row.ref('excluded.suspended'),
        sort_at: row.ref('excluded.sort_at'),
        since: row.ref('excluded.since'),
        version: row.ref('excluded.version'),
      })),
    )
    .execute();
}

/** Puts a subject's open work, replacing what was open before: one statement. */
export async function putWorkItem(db: Kysely<WorkTables>, work: OpenWork): Promise<void> {
  await putWorkItems(db, [work]);
}

/** The subject needs nobody any more; its work leaves the worklist. */
export async function closeWorkItem(db: Kysely<WorkTables>, subjectId: string): Promise<void> {
  await db.deleteFrom('work_item').where('subject_id', '=', subjectId).execute();
}
