import { appointmentEvents } from '@dongbo/contract/sample';
import { sql } from 'kysely';
import { defineProjection } from '../define.ts';

/** How many asked for each day at each counter, and how many were confirmed. */
export const countDays = defineProjection({
  name: 'sample.appointment-days',
  events: [appointmentEvents.requested, appointmentEvents.answered],
  async run({ db }, events) {
    const rows = events.map(({ type, payload }) => ({
      unit: payload.unitId,
      day: payload.day,
      requested: type === appointmentEvents.requested.type ? 1 : 0,
      confirmed: 'confirmed' in payload && payload.confirmed === true ? 1 : 0,
    }));
    await sql`
      insert into appointment_day as known (unit_id, day, requested, confirmed)
      select r.unit, r.day, sum(r.requested), sum(r.confirmed)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(unit uuid, day date, requested integer, confirmed integer)
      group by r.unit, r.day order by r.unit, r.day
      on conflict (unit_id, day) do update
        set requested = known.requested + excluded.requested, confirmed = known.confirmed + excluded.confirmed`.execute(
      db,
    );
  },
  async reset({ db }) {
    await sql`delete from appointment_day`.execute(db);
  },
});
