import { localDate, type MeasuredValue } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineMeasure } from '../define.ts';

/** How many are expected at each counter today, and at all of them. */
export const appointmentsToday = defineMeasure({
  name: 'sample.appointments-today',
  unit: 'count',
  byUnit: true,
  async read({ db, now }) {
    const { rows } = await sql<MeasuredValue>`
      select unit_id as "unitId", count(*)::integer as value from appointment
      where state = 'confirmed' and day = ${localDate(now)}::date group by grouping sets ((unit_id), ())`.execute(db);
    return rows;
  },
});
