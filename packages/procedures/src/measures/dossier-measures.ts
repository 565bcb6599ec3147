import { type Measure, type MeasureContext, type MeasuredValue } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { defineMeasure } from '../define.ts';
import { stands } from '../dossiers/dossier-standings.ts';
import type { ProceduresTables } from '../tables.ts';

type Context = MeasureContext<ProceduresTables>;

/** Rows of (unit_id, value), of the whole space where unit_id is null. */
async function valuesOf({ db }: Context, query: RawBuilder<{ unit_id: string | null; value: number | null }>) {
  const { rows } = await query.execute(db);
  return rows.flatMap(({ unit_id: unitId, value }): MeasuredValue[] => (value === null ? [] : [{ unitId, value }]));
}

/** Open dossiers by competent unit, read over the index of what is open (`dossier_open_idx`). */
const countOpen = (context: Context, which: RawBuilder<unknown>) =>
  valuesOf(
    context,
    sql`select competent_unit_id as unit_id, count(*)::integer as value from dossier d
      where d.returned_at is null and ${stands('open', context.now)} and ${which}
      group by grouping sets ((competent_unit_id), ())`,
  );

const dayMs = 86_400_000;
const shareDays = 30;

/** Midnight in Asia/Ho_Chi_Minh after `now`. */
const endOfDay = (now: Date) =>
  sql`(date_trunc('day', ${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh') + interval '1 day') at time zone 'Asia/Ho_Chi_Minh'`;

/** What the settling of dossiers is watched by, for each competent unit and the whole space. Late, due today and on time are
 * what the legal clock says (`dueStateOf`, `outcomeOf`): early counts as on time, and what ran out before it was suspended
 * stays late. What another counter received and the competent agency has not confirmed in time is counted by itself. */
export const dossierMeasures: readonly Measure[] = [
  defineMeasure({
    name: 'procedures.dossiers-open',
    unit: 'count',
    byUnit: true,
    read: (context) => countOpen(context, sql`true`),
  }),
  defineMeasure({
    name: 'procedures.dossiers-late',
    unit: 'count',
    byUnit: true,
    read: (context) => countOpen(context, stands('late', context.now)),
  }),
  defineMeasure({
    name: 'procedures.dossiers-due-today',
    unit: 'count',
    byUnit: true,
    read: (context) =>
      countOpen(
        context,
        sql`state <> 'suspended' and due_at >= ${context.now}::timestamptz and due_at < ${endOfDay(context.now)}`,
      ),
  }),
  defineMeasure({
    name: 'procedures.arrivals-late',
    unit: 'count',
    byUnit: true,
    // Whoever never confirms keeps the time from starting: nothing else of the dossier would ever be late.
    read: (context) =>
      countOpen(
        context,
        sql`d.received_at is not null and d.original_due_at is null and exists (select from work_item w
          where w.subject_id = d.id and w.system = 'procedures' and w.step_due_at < ${context.now}::timestamptz)`,
      ),
  }),
  defineMeasure({
    name: 'procedures.on-time-share',
    unit: 'share',
    byUnit: true,
    read: (context) =>
      valuesOf(
        context,
        sql`select competent_unit_id as unit_id, avg((${stands('in-time', context.now)})::integer)::float as value from dossier d
          where finished_at > ${new Date(context.now.getTime() - shareDays * dayMs)}::timestamptz
            and finished_at <= ${context.now}::timestamptz and due_at is not null
          group by grouping sets ((competent_unit_id), ())`,
      ),
  }),
];
