import { sql } from 'kysely';
import type { MeasuredValue } from '@dongbo/kernel';
import { defineMeasure } from '../define.ts';

/** Steps with fewer people than they need, of each unit that has steps and of the whole space; nothing before the first count. */
export const thinStepsMeasure = defineMeasure({
  name: 'administration.steps-thin',
  unit: 'count',
  byUnit: true,
  async read({ db }) {
    const { rows } = await sql<MeasuredValue>`
      select unit_id as "unitId", sum(thin)::integer as value from coverage_unit
      group by grouping sets ((unit_id), ()) having count(*) > 0`.execute(db);
    return rows;
  },
});
