import { DueState, LocalText, countInbox as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { dueStateSql } from './due-state.ts';
import { inboxScope } from './inbox-scope.ts';

interface Row {
  kind: 'due' | 'step' | 'procedure' | 'total' | 'mine' | 'unassigned';
  key: string | null;
  name: unknown;
  count: number;
}

/** The numbers on the inbox's filters, in one statement. */
export const countInbox = defineKernelOperation(endpoint, async (ctx) => {
  const found = await sql<Row>`
    with open as materialized (
      select w.step_id, w.step_name, w.procedure_code, w.title, w.assignee_id, ${dueStateSql(ctx.now)} as due
      from work_item w where ${inboxScope(ctx.actor)})
    select 'due' as kind, due as key, null::jsonb as name, count(*)::int as count from open group by due
    union all
    select 'step', step_id, (array_agg(step_name))[1], count(*)::int from open group by step_id
    union all
    select 'procedure', procedure_code, to_jsonb(min(title)), count(*)::int from open where procedure_code is not null group by procedure_code
    union all
    select 'mine', null, null, count(*)::int from open where assignee_id = ${ctx.actor.personId}::uuid
    union all
    select 'unassigned', null, null, count(*)::int from open where assignee_id is null
    union all
    select 'total', null, null, count(*)::int from open`.execute(ctx.db);
  const of = (kind: Row['kind']) => found.rows.filter((row) => row.kind === kind).toSorted((a, b) => b.count - a.count);
  const single = (kind: Row['kind']): number => of(kind)[0]?.count ?? 0;
  return {
    total: single('total'),
    mine: single('mine'),
    unassigned: single('unassigned'),
    due: of('due').map((row) => ({ due: DueState.parse(row.key), count: row.count })),
    steps: of('step').map((row) => ({ id: row.key ?? '', name: LocalText.parse(row.name), count: row.count })),
    procedures: of('procedure').map((row) => ({ code: row.key ?? '', name: String(row.name), count: row.count })),
  };
});
