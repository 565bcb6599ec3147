import { bundleEvents } from '@dongbo/contract/procedures';
import { defaultCalendarName, localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineSweep } from '../define.ts';
import { chaseAtOf } from './bundle-rule.ts';
import { handOverRuleOn } from './hand-over-data.ts';

/** So many in one turn. */
const mostAtOnce = 500;

interface Late {
  readonly id: string;
  readonly number: string;
  readonly from_unit_id: string;
  readonly to_unit_id: string;
  readonly counter_id: string;
  readonly sent_at: Date;
  readonly rung: number;
}

/** Chases lists that nobody confirms, once for each rung: the mark of the rung and the event are written together. */
export const sweepBundles = defineSweep({
  name: 'procedures.sweep-bundles',
  at: { everyMinutes: 10 },
  // What was chased is no longer found before its next rung.
  place: z.never(),
  turn: async (ctx) => {
    const { rows } = await sql<Late>`
      select id, number, from_unit_id, to_unit_id, counter_id, sent_at, rung from bundle
      where closed_at is null and chase_at <= ${ctx.now}
      order by chase_at limit ${mostAtOnce} for update skip locked`.execute(ctx.db);
    const rule = handOverRuleOn(localDate(ctx.now));
    const calendar = ctx.calendar(defaultCalendarName);
    const chased = rows.map(({ id, sent_at: sentAt, rung }) => ({
      id,
      rung: rung + 1,
      chase_at: chaseAtOf(sentAt, rung + 1, rule, calendar),
    }));
    if (chased.length > 0)
      await sql`update bundle b set rung = m.rung, chase_at = m.chase_at
        from jsonb_to_recordset(${JSON.stringify(chased)}::jsonb) as m(id uuid, rung smallint, chase_at timestamptz)
        where b.id = m.id`.execute(ctx.db);
    for (const row of rows)
      ctx.emit(
        bundleEvents.late,
        {
          bundleId: row.id,
          number: row.number,
          fromUnitId: row.from_unit_id,
          toUnitId: row.to_unit_id,
          rung: row.rung + 1,
        },
        { subjectId: row.id, unitId: row.counter_id },
      );
    return { isMore: rows.length === mostAtOnce };
  },
});
