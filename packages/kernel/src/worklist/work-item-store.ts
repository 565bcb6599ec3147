import { fold, type LocalText, type SystemName } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** Open work of a system on one subject, for whoever has to act: the holders of a role at a unit or above it, a unit (whoever
 * has an inbox there or above it), or one person (no unit). */
export interface OpenWork {
  readonly id: string;
  readonly system: SystemName;
  readonly subjectId: string;
  /** Which of several pieces of work the subject is at once; `main` when not given. */
  readonly slot?: string;
  /** Procedure, register or type of meeting: what the inbox filters by. */
  readonly kind: { readonly code: string; readonly name: string };
  readonly code: string;
  readonly title: string;
  /** Whom the subject is about: owner, sender, organiser. */
  readonly partyName: string | null;
  /** Only grants for this field, or without a limit, reach it. */
  readonly field: string | null;
  readonly step: { readonly id: string; readonly name: LocalText } | null;
  /** Null: for the unit as a whole, or for the assignee alone. */
  readonly role: string | null;
  /** Null: for the assignee alone. */
  readonly unitId: string | null;
  readonly assigneeId: string | null;
  readonly dueAt: Date | null;
  readonly stepDueAt: Date | null;
  readonly suspended: boolean;
  readonly since: Date;
  /** Version of the subject; the inbox hands it to bulk actions. */
  readonly version: number;
}

/** A subject of a system; with `slot` one piece of its work. */
export interface WorkOf {
  readonly system: SystemName;
  readonly subjectId: string;
  readonly slot?: string;
}

/** The slot of a subject that is only one piece of work at a time. */
const mainSlot = 'main';

type WorkTables = Pick<KernelTables, 'work_item'>;

const rowOf = (work: OpenWork) => ({
  id: work.id,
  subject_id: work.subjectId,
  system: work.system,
  slot: work.slot ?? mainSlot,
  kind: work.kind.code,
  kind_name: work.kind.name,
  code: work.code,
  title: work.title,
  party_name: work.partyName,
  search_text: fold(`${work.code} ${work.partyName ?? ''} ${work.title}`),
  field: work.field,
  step_id: work.step?.id ?? null,
  step_name: work.step && JSON.stringify(work.step.name),
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

/** Puts open work, each piece replacing what was open before in its slot: one statement. No slot of a subject may be named
 * twice in it. */
export async function putWork(db: Kysely<WorkTables>, works: OpenWork | readonly OpenWork[]): Promise<void> {
  const rows = [works].flat().map(rowOf);
  if (rows.length === 0) return;
  await db
    .insertInto('work_item')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['subject_id', 'system', 'slot']).doUpdateSet((row) => ({
        kind: row.ref('excluded.kind'),
        kind_name: row.ref('excluded.kind_name'),
        code: row.ref('excluded.code'),
        title: row.ref('excluded.title'),
        party_name: row.ref('excluded.party_name'),
        search_text: row.ref('excluded.search_text'),
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

/** Nobody has to act any more: the work of one slot leaves the worklist, or of every slot when none is named. */
export async function closeWork(db: Kysely<WorkTables>, { system, subjectId, slot }: WorkOf): Promise<void> {
  let closing = db.deleteFrom('work_item').where('subject_id', '=', subjectId).where('system', '=', system);
  if (slot !== undefined) closing = closing.where('slot', '=', slot);
  await closing.execute();
}
