import { fold, type LocalText, type SystemName } from '@dongbo/contract';
import { sql, type Insertable, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** What is so of one piece of work beside its step, in few words. */
export interface WorkMark extends LocalText {
  /** It only tells what is to be done before the due instant, and ends with it. */
  readonly untilLate?: boolean;
}

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
  readonly step: { readonly id: string; readonly name: LocalText; readonly mark?: WorkMark | null } | null;
  /** Null: for the unit as a whole, or for the assignee alone. */
  readonly role: string | null;
  /** Null: for the assignee alone. */
  readonly unitId: string | null;
  readonly assigneeId: string | null;
  readonly dueAt: Date | null;
  readonly stepDueAt: Date | null;
  readonly suspended: boolean;
  readonly since: Date;
  /** Why it came back from a later step; it did not when not given. */
  readonly cameBack?: string | null;
  /** When the time of the whole subject ended, so that nothing is late any more; it still runs when not given. */
  readonly finishedAt?: Date | null;
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
export const mainSlot = 'main';

type WorkTables = Pick<KernelTables, 'work_item'>;

type Row = Insertable<WorkTables['work_item']>;

/** Before and behind everything that is ordered by its due instant. */
const [first, last] = [new Date('1970-01-01T00:00:00Z'), new Date('2970-01-01T00:00:00Z')];

/** Work that came back is looked at before all else; what only waits to be fetched, behind everything. Within either the older id
 * comes first. */
function placeOf({ cameBack = null, finishedAt = null, dueAt, since }: OpenWork): Date {
  if (cameBack !== null) return first;
  return finishedAt === null ? (dueAt ?? since) : last;
}

/** What stands in each column of a piece of work. */
const columnsOf: { readonly [Column in keyof Row]-?: (work: OpenWork) => Row[Column] } = {
  id: (work) => work.id,
  subject_id: (work) => work.subjectId,
  system: (work) => work.system,
  slot: (work) => work.slot ?? mainSlot,
  kind: (work) => work.kind.code,
  kind_name: (work) => work.kind.name,
  code: (work) => work.code,
  title: (work) => work.title,
  party_name: (work) => work.partyName,
  search_text: (work) => fold(`${work.code} ${work.partyName ?? ''} ${work.title} ${work.kind.name}`),
  field: (work) => work.field,
  step_id: (work) => work.step?.id ?? null,
  // The mark lies beside the name, so that a step is counted by its name, whatever is marked at it.
  step_name: (work) => work.step && JSON.stringify({ ...work.step.name, mark: work.step.mark ?? undefined }),
  role_key: (work) => work.role,
  unit_id: (work) => work.unitId,
  assignee_id: (work) => work.assigneeId,
  due_at: (work) => work.dueAt,
  step_due_at: (work) => work.stepDueAt,
  suspended: (work) => work.suspended,
  came_back: (work) => work.cameBack ?? null,
  finished_at: (work) => work.finishedAt ?? null,
  sort_at: placeOf,
  since: (work) => work.since,
  version: (work) => work.version,
};

const names = Object.keys(columnsOf);
const columns = sql.raw(names.join(', '));
const identity = ['id', 'subject_id', 'system', 'slot'];
const replaced = sql.raw(
  names
    .filter((name) => !identity.includes(name))
    .map((name) => `${name} = excluded.${name}`)
    .join(', '),
);
const rowOf = (work: OpenWork) => sql`(${sql.join(Object.values(columnsOf).map((read) => read(work)))})`;

/** Puts open work, each piece replacing what was open before in its slot: one statement. No slot of a subject may be named
 * twice in it. */
export async function putWork(db: Kysely<WorkTables>, works: OpenWork | readonly OpenWork[]): Promise<void> {
  const rows = [works].flat().map(rowOf);
  if (rows.length === 0) return;
  await sql`insert into work_item (${columns})
    values ${sql.join(rows)}
    on conflict (subject_id, system, slot) do update set ${replaced}`.execute(db);
}

/** Whom a subject is about bears another name now, in every slot that names them. One statement. */
export async function renameParty(
  db: Kysely<WorkTables>,
  { system, subjectId }: Pick<WorkOf, 'system' | 'subjectId'>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`update work_item set party_name = ${to}, search_text = replace(search_text, ${fold(from)}, ${fold(to)})
    where subject_id = ${subjectId}::uuid and system = ${system} and party_name = ${from}`.execute(db);
}

/** Nobody has to act any more: the work of one slot leaves the worklist, or of every slot when none is named, but for those that
 * outlive the rest. */
export async function closeWork(
  db: Kysely<WorkTables>,
  { system, subjectId, slot, but = [] }: WorkOf & { readonly but?: readonly string[] },
): Promise<void> {
  let closing = db.deleteFrom('work_item').where('subject_id', '=', subjectId).where('system', '=', system);
  if (slot !== undefined) closing = closing.where('slot', '=', slot);
  if (but.length > 0) closing = closing.where('slot', 'not in', [...but]);
  await closing.execute();
}
