import { DueState, LocalText, countInbox as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { dueStateSql } from './due-state.ts';
import { inboxScope } from './inbox-scope.ts';

interface Row {
  kind: 'due' | 'step' | 'procedure' | 'total';
  key: string | null;
  name: unknown;
  count: number;
  mine: number;
  unassigned: number;
}

/** Groups of one key as one: a step or a procedure may have had several names. */
function byKey(rows: readonly Row[]): Row[] {
  const groups = new Map<string | null, Row>();
  for (const row of rows) {
    const known = groups.get(row.key);
    groups.set(row.key, known === undefined ? row : { ...known, count: known.count + row.count });
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}

/** The numbers on the inbox's filters, in one statement that goes once through the open work in scope. */
export const countInbox = defineKernelOperation(endpoint, async (ctx) => {
  const scope = inboxScope(ctx.actor);
  const columns = sql`w.id, w.step_id, w.step_name, w.procedure_code, w.title, w.assignee_id, ${dueStateSql(ctx.now)} as due`;
  const found = await sql<Row>`
    with ${scope.tables},
    open as (${scope.rows(columns, sql`true`)})
    select case when grouping(due) = 0 then 'due' when grouping(step_id) = 0 then 'step' when grouping(procedure_code) = 0
        then 'procedure' else 'total' end as kind,
      case when grouping(due) = 0 then due when grouping(step_id) = 0 then step_id else procedure_code end as key,
      case when grouping(step_id) = 0 then step_name when grouping(procedure_code) = 0 then to_jsonb(title) end as name,
      count(*)::integer as count,
      count(*) filter (where assignee_id = ${ctx.actor.personId}::uuid)::integer as mine,
      count(*) filter (where assignee_id is null)::integer as unassigned
    from open group by grouping sets ((due), (step_id, step_name), (procedure_code, title), ())`.execute(ctx.db);
  const of = (kind: Row['kind']) =>
    byKey(found.rows.filter((row) => row.kind === kind && (row.key !== null || kind === 'total')));
  const total = of('total')[0];
  return {
    total: total?.count ?? 0,
    mine: total?.mine ?? 0,
    unassigned: total?.unassigned ?? 0,
    due: of('due').map((row) => ({ due: DueState.parse(row.key), count: row.count })),
    steps: of('step').map((row) => ({ id: row.key ?? '', name: LocalText.parse(row.name), count: row.count })),
    procedures: of('procedure').map((row) => ({ code: row.key ?? '', name: String(row.name), count: row.count })),
  };
});
