import { DueState, LocalText, countInbox as endpoint, type SystemName } from '@dongbo/contract';
import { sql, type RawBuilder } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { dueStateSql } from './due-state.ts';
import { fitsAllBut, inboxConditions, isLateStep } from './inbox-filter.ts';
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
  /** Whatever is filtered by. */
  all: number;
  /** Of what fits every filter but that of the due state, of the step, of the kind, of the system with its kinds and steps. */
  of_due: number;
  of_step: number;
  of_kind: number;
  of_system: number;
  mine: number;
  unassigned: number;
  late_steps: number;
}

const counted = (condition: RawBuilder<unknown>) => sql`(count(*) filter (where ${condition}))::integer`;

/** Names of steps in three languages, kinds in one. */
const lengthOf = (name: unknown): number => JSON.stringify(name).length;

/** Groups of one key of one system as one, the largest first: a step or a kind may have had several names, of which the shortest stands
 * for all. What a choice would show nothing of is left out. */
function byKey(rows: readonly Row[], count: 'of_due' | 'of_step' | 'of_kind' | 'of_system') {
  const groups = new Map<string, Row & { readonly count: number }>();
  for (const row of rows) {
    if (row[count] === 0) continue;
    const key = `${row.system ?? ''} ${row.key ?? ''}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { ...row, count: row[count] });
    else {
      const { name } = lengthOf(row.name) < lengthOf(known.name) ? row : known;
      groups.set(key, { ...known, name, count: known.count + row[count] });
    }
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}

/** Everything is of one kind, so that the kinds of a system add up to all of it. */
function bySystem(kinds: readonly Row[]) {
  const counts = new Map<SystemName, number>();
  for (const { system, of_system: count } of kinds)
    if (system !== null && count > 0) counts.set(system, (counts.get(system) ?? 0) + count);
  return [...counts].map(([system, count]) => ({ system, count })).toSorted((a, b) => b.count - a.count);
}

/** The numbers on the inbox's filters: each choice says how much the list would show with it. One statement that goes once through the
 * open work in scope. */
export const countInbox = defineKernelOperation(endpoint, async (ctx, input) => {
  const scope = inboxScope(ctx.actor);
  const asked = inboxConditions(ctx, input);
  const columns = sql`w.id, w.system, w.kind, w.kind_name, w.slot, w.title, w.step_id, w.step_name - 'mark' as step_name, w.assignee_id,
    ${dueStateSql(ctx.now)} as due, ${isLateStep(ctx.now)} as late_step,
    ${fitsAllBut(asked, 'due')} as fits_due, ${fitsAllBut(asked, 'whose')} as fits_whose, ${fitsAllBut(asked, 'lateStep')} as fits_late,
    ${fitsAllBut(asked, 'system', 'kind', 'stepId')} as fits_system, ${fitsAllBut(asked, 'kind')} as fits_kind,
    ${fitsAllBut(asked, 'stepId')} as fits_step`;
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
      count(*)::integer as all,
      ${counted(sql`fits_due`)} as of_due, ${counted(sql`fits_step`)} as of_step,
      ${counted(sql`fits_kind`)} as of_kind, ${counted(sql`fits_system`)} as of_system,
      ${counted(sql`fits_whose and assignee_id = ${ctx.actor.personId}::uuid`)} as mine,
      ${counted(sql`fits_whose and assignee_id is null`)} as unassigned,
      ${counted(sql`fits_late and late_step`)} as late_steps
    from open
    group by grouping sets ((due), (system, step_id, step_name), (system, kind, kind_name), ())`.execute(ctx.db);
  const of = (what: Row['counted']) => found.rows.filter((row) => row.counted === what);
  const [total] = of('total');
  return {
    total: total?.all ?? 0,
    mine: total?.mine ?? 0,
    unassigned: total?.unassigned ?? 0,
    anyDue: total?.of_due ?? 0,
    lateSteps: total?.late_steps ?? 0,
    due: byKey(of('due'), 'of_due').map((row) => ({ due: DueState.parse(row.key), count: row.count })),
    systems: bySystem(of('kind')),
    kinds: byKey(of('kind'), 'of_kind').flatMap(({ system, key, name, title, count }) =>
      system === null || key === null ? [] : [{ system, code: key, name: String(name), title, count }],
    ),
    // Work outside of a process stands at no step.
    steps: byKey(of('step'), 'of_step').flatMap(({ system, key, name, count }) =>
      system === null || key === null ? [] : [{ system, id: key, name: LocalText.parse(name), count }],
    ),
  };
});
