import { LocalText, listInbox as endpoint, type InputOf, type SystemName } from '@dongbo/contract';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { defineKernelOperation, type KernelContext } from '../operation/kernel-operation.ts';
import { unitNameOn } from '../organisation/unit-name-on.ts';
import { readCursor, takePage } from '../paging.ts';
import { dueStateOf } from '../time/clock-status.ts';
import { lateDaysOf } from '../time/late-days.ts';
import { defaultCalendarName, loadCalendar } from '../time/load-calendar.ts';
import { fitsAllBut, inboxConditions } from './inbox-filter.ts';
import { inboxScope } from './inbox-scope.ts';

interface Row {
  id: string;
  system: SystemName;
  subject_id: string;
  code: string;
  title: string;
  slot: string;
  kind: string;
  kind_name: string;
  party_name: string | null;
  step_id: string | null;
  step_name: LocalText | null;
  unit_id: string | null;
  unit_name: string;
  assignee_id: string | null;
  assignee_name: string | null;
  due_at: Date | null;
  step_due_at: Date | null;
  suspended: boolean;
  sort_at: Date;
  came_back: string | null;
  finished_at: Date | null;
  since: Date;
  version: number;
}

/** No page is longer. A number and no parameter, so that a prepared statement is planned for it. */
const longestPage = sql.lit(201);

const Marked = z.object({ mark: LocalText.extend({ untilLate: z.boolean().default(false) }).optional() });

/** The mark beside the name of a step, while it says something. */
function markOf({ step_name: name, due_at: dueAt }: Pick<Row, 'step_name' | 'due_at'>, now: Date): LocalText | null {
  const mark = name === null ? undefined : Marked.parse(name).mark;
  if (mark === undefined || (mark.untilLate && dueAt !== null && dueAt <= now)) return null;
  return { vi: mark.vi, en: mark.en, uk: mark.uk };
}

/** Open work: what came back, then what is due first; one statement whatever the history, because only open work is in the table. Work
 * of a unit that has ended stays in sight until it is moved. */
export async function readInboxPage(
  ctx: Pick<KernelContext, 'db' | 'actor' | 'now'>,
  input: InputOf<typeof endpoint>,
): Promise<z.input<typeof endpoint.output>> {
  const where: RawBuilder<unknown>[] = [fitsAllBut(inboxConditions(ctx, input))];
  if (input.cursor) {
    const { at, id } = readCursor(input.cursor);
    where.push(sql`(w.sort_at, w.id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  const scope = inboxScope(ctx.actor);
  const first = sql`order by w.sort_at, w.id limit ${longestPage}`;
  const found = await sql<Row>`
    with ${scope.tables},
    found as (
      select * from (${scope.rows(sql`w.id, w.sort_at`, sql.join(where, sql` and `), first)}) each_way
      order by sort_at, id limit ${input.limit + 1})
    select w.*, p.name as assignee_name, coalesce(${unitNameOn(sql.ref('w.unit_id'), ctx.now)}, '') as unit_name
    from found
    join work_item w on w.id = found.id
    left join person p on p.id = w.assignee_id
    order by w.sort_at, w.id`.execute(ctx.db);
  const { items, nextCursor } = takePage(found.rows, input.limit, (row) => ({ at: row.sort_at, id: row.id }));
  const calendar = loadCalendar(defaultCalendarName);
  return {
    items: items.map((row) => ({
      id: row.id,
      system: row.system,
      subjectId: row.subject_id,
      slot: row.slot,
      kind: { code: row.kind, name: row.kind_name },
      code: row.code,
      title: row.title,
      partyName: row.party_name,
      step: row.step_id === null || row.step_name === null ? null : { id: row.step_id, name: row.step_name },
      unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit_name },
      assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
      dueAt: row.due_at?.toISOString() ?? null,
      stepDueAt: row.step_due_at?.toISOString() ?? null,
      mark: markOf(row, ctx.now),
      lateDays: row.finished_at === null ? lateDaysOf(row.due_at, ctx.now, calendar) : null,
      dueState:
        row.finished_at === null ? dueStateOf(row.due_at, ctx.now, { calendar, suspended: row.suspended }) : 'finished',
      cameBack: row.came_back,
      since: row.since.toISOString(),
      version: row.version,
    })),
    nextCursor,
  };
}

export const listInbox = defineKernelOperation(endpoint, async (ctx, input) => await readInboxPage(ctx, input));
