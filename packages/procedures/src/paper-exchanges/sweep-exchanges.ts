import { dossierEvents } from '@dongbo/contract/procedures';
import { defaultCalendarName, localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineSweep } from '../define.ts';
import { isWorkingTime } from '../escalations/escalation-rule.ts';
import { exchangeRuleOn } from './exchange-data.ts';
import { nextRungAt } from './exchange-rule.ts';

/** So many in one turn. */
const mostAtOnce = 500;

const Late = z.object({
  id: z.string(),
  dossierId: z.string(),
  code: z.string(),
  unitId: z.string(),
  told: z.number(),
  doBy: z.date(),
});

/** Wrong papers that did not come back in time: rung by rung whoever has to know is called, in working time only, each rung once. */
export const sweepExchanges = defineSweep({
  name: 'procedures.sweep-exchanges',
  at: { everyMinutes: 30 },
  // What was told is no longer found.
  place: z.never(),
  turn: async (ctx) => {
    const calendar = ctx.calendar(defaultCalendarName);
    if (!isWorkingTime({ calendar, now: ctx.now })) return { isMore: false };
    const { rows } = await sql`
      select e.id, d.id as "dossierId", d.code, e.unit_id as "unitId", e.told, e.do_by as "doBy"
      from paper_exchange e join dossier d on d.id = e.dossier_id
      where e.state = 'open' and e.tell_next_at <= ${ctx.now}::timestamptz
      order by e.tell_next_at limit ${mostAtOnce} for update of e skip locked`.execute(ctx.db);
    const late = z.array(Late).parse(rows);
    const rule = exchangeRuleOn(localDate(ctx.now));
    const next = late.map(({ id, told, doBy }) => ({ id, at: nextRungAt(told + 1, doBy, rule, calendar) }));
    await sql`update paper_exchange e set told = e.told + 1, tell_next_at = n.at
      from jsonb_to_recordset(${JSON.stringify(next)}::jsonb) as n(id uuid, at timestamptz) where e.id = n.id`.execute(
      ctx.db,
    );
    for (const { id: exchangeId, dossierId, code, unitId, told: rung } of late)
      ctx.emit(
        dossierEvents.paperExchangeLate,
        { dossierId, code, exchangeId, rung },
        { subjectId: dossierId, unitId },
      );
    return { isMore: late.length === mostAtOnce };
  },
});
