import { DueState, LocalText, countInbox as endpoint, type SystemName } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { dueStateSql } from './due-state.ts';
import { inboxScope } from './inbox-scope.ts';
import { mainSlot } from './work-item-store.ts';

interface Row {
  counted: 'due' | 'step' | 'kind' | 'total';
  /** Null where it is not counted by. */
  system: SystemName | null;
  key: string | null;
  name: unknown;
  /** Of a kind: the one title of its main work. */
  title: string | null;
  count: number;
  mine: number;
  unassigned: number;
}

/** Names of steps in three languages, kinds in one. */
const lengthOf = (name: unknown): number => JSON.stringify(name).length;

/** Groups of one key of one system as one: a step or a kind may have had several names. The shortest stands for all, since the others are
 * marked by what is so of single subjects alone. */
function byKey(rows: readonly Row[]): Row[] {
  const groups = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.system ?? ''} ${row.key ?? ''}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, row);
    else {
      const { name } = lengthOf(row.name) < lengthOf(known.name) ? row : known;
      groups.set(key, { ...known, name, count: known.count + row.count });
    }
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}

/** Everything is of one kind, so that the kinds of a system add up to all of it. */
function bySystem(kinds: readonly { readonly system: SystemName; readonly count: number }[]) {
  const counts = new Map<SystemName, number>();
  for (const { system, count } of kinds) counts.set(system, (counts.get(system) ?? 0) + count);
  return [...counts].map(([system, count]) => ({ system, count })).toSorted((a, b) => b.count - a.count);
}

/** The numbers on the inbox's filters, in one statement that goes once through the open work in scope. */
export const countInbox = defineKernelOperation(endpoint, async (ctx) => {
  const scope = inboxScope(ctx.actor);
  const columns = sql`w.id, w.system, w.kind, w.kind_name, w.slot, w.title, w.step_id, w.step_name, w.assignee_id, ${dueStateSql(ctx.now)} as due`;
  const main = sql`(where slot = ${sql.lit(mainSlot)})`;
  const found = await sql<Row>`
    with ${scope.tables},
    open as (${scope.rows(columns, sql`true`)})
    select case when grouping(due) = 0 then 'due' when grouping(step_id) = 0 then 'step' when grouping(kind) = 0 then 'kind'
        else 'total' end as counted,
      system,
      case when grouping(due) = 0 then due when grouping(step_id) = 0 then step_id else kind end as key,
      case when grouping(step_id) = 0 then step_name when grouping(kind) = 0 then to_jsonb(kind_name) end as name,
      case when min(title) filter ${main} = max(title) filter ${main} then min(title) filter ${main} end as title,
      count(*)::integer as count,
      count(*) filter (where assignee_id = ${ctx.actor.personId}::uuid)::integer as mine,
      count(*) filter (where assignee_id is null)::integer as unassigned
    from open
    group by grouping sets ((due), (system, step_id, step_name), (system, kind, kind_name), ())`.execute(ctx.db);
  const of = (counted: Row['counted']) => byKey(found.rows.filter((row) => row.counted === counted));
  const [total] = of('total');
  const kinds = of('kind').flatMap(({ system, key, name, title, count }) =>
    system === null || key === null ? [] : [{ system, code: key, name: String(name), title, count }],
  );
  return {
    total: total?.count ?? 0,
    mine: total?.mine ?? 0,
    unassigned: total?.unassigned ?? 0,
    due: of('due').map((row) => ({ due: DueState.parse(row.key), count: row.count })),
    systems: bySystem(kinds),
    kinds,
    // Work outside of a process stands at no step.
    steps: of('step').flatMap(({ system, key, name, count }) =>
      system === null || key === null ? [] : [{ system, id: key, name: LocalText.parse(name), count }],
    ),
  };
});
