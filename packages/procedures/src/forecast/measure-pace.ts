import { forecastDays } from '@dongbo/contract/procedures';
import { beforeEveryId, defaultCalendarName, mapInPieces } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineSweep, type Context } from '../define.ts';
import { minutesOfPassage, type Passed } from './forecast-rule.ts';

/** Units of one turn, and of each procedure there the newest dossiers that ended. */
const unitsAtOnce = 3;
const mostOfEach = 50;

const Passage = z.object({
  unit_id: z.string(),
  procedure_code: z.string(),
  step_id: z.string(),
  from: z.date(),
  to: z.date(),
  /** While the time stood still for a supplement, within it. */
  pauses: z.array(z.object({ from: z.coerce.date(), to: z.coerce.date() })),
});
type Passage = z.infer<typeof Passage> & Passed;

/** The next units that settle dossiers. */
async function nextUnits(ctx: Context, after: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select u.id from unit u where u.id > ${after}::uuid and exists (select from dossier d where d.competent_unit_id = u.id)
    order by u.id limit ${unitsAtOnce}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Each step that dossiers of these units passed which ended in the last half year, with its pauses. One statement. */
async function readPassages(ctx: Context, unitIds: readonly string[]): Promise<Passage[]> {
  const { rows } = await sql`
    with ended as (
      select * from (
        select d.id, d.competent_unit_id as unit_id, p.code as procedure_code, d.received_at,
          row_number() over (partition by d.competent_unit_id, p.code order by d.finished_at desc) as place
        from dossier d join procedure_version v on v.id = d.procedure_version_id join procedure p on p.id = v.procedure_id
        where d.competent_unit_id = any(${unitIds}::uuid[]) and d.received_at is not null
          and d.finished_at >= ${ctx.now}::timestamptz - make_interval(days => ${forecastDays})) newest
      where place <= ${mostOfEach}),
    passed as (select d.id, d.unit_id, d.procedure_code, e.payload ->> 'fromStep' as step_id, e.at as "to",
      lag(e.at, 1, d.received_at) over (partition by d.id order by e.at, e.position) as "from"
    from ended d join event e on e.subject_id = d.id and e.type = 'procedures.dossier-moved')
    select q.unit_id, q.procedure_code, q.step_id, q."from", q."to", coalesce((
      select jsonb_agg(jsonb_build_object('from', greatest(s.from_at, q."from"), 'to', least(coalesce(s.to_at, q."to"), q."to")))
      from suspension s where s.dossier_id = q.id and s.from_at < q."to" and coalesce(s.to_at, q."to") > q."from"), '[]') as pauses
    from passed q`.execute(ctx.db);
  return z.array(Passage).parse(rows);
}

/** The value that half do not exceed. Of none: 0. Pure. */
export const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};

/** Measures every night how long each step takes, by what ended in the last half year. */
export const sweepPace = defineSweep({
  name: 'procedures.measure-pace',
  at: { daily: '01:30' },
  place: z.uuid(),
  turn: async (ctx, after) => {
    const units = await nextUnits(ctx, after ?? beforeEveryId);
    if (units.length === 0) return { isMore: false };
    const calendar = ctx.calendar(defaultCalendarName);
    const passages = await readPassages(ctx, units);
    const took = await mapInPieces(passages, (passage) => minutesOfPassage(passage, calendar));
    const groups = new Map<string, { readonly of: Passage; readonly minutes: number[] }>();
    for (const [index, of] of passages.entries()) {
      const key = `${of.unit_id} ${of.procedure_code} ${of.step_id}`;
      const group = groups.get(key) ?? { of, minutes: [] };
      group.minutes.push(took[index] ?? 0);
      groups.set(key, group);
    }
    const rows = [...groups.values()].map(({ of, minutes }) => ({
      competent_unit_id: of.unit_id,
      procedure_code: of.procedure_code,
      step_id: of.step_id,
      passages: minutes.length,
      median_minutes: medianOf(minutes),
      measured_at: ctx.now,
    }));
    await ctx.db.deleteFrom('step_pace').where('competent_unit_id', 'in', units).execute();
    if (rows.length > 0) await ctx.db.insertInto('step_pace').values(rows).execute();
    return { isMore: units.length === unitsAtOnce, after: units.at(-1) ?? after };
  },
});
