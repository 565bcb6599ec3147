import { sql } from 'kysely';
import { defineMeasure } from '../define.ts';

const dayMs = 86_400_000;
const shareDays = 90;

/** Of those who said how content they are in the last 90 days, the share of the content, by the unit that settled and of the whole space. */
export const ratingMeasures = [
  defineMeasure({
    name: 'procedures.satisfied-share',
    unit: 'share',
    byUnit: true,
    read: async ({ db, now }) => {
      const { rows } = await sql<{ unitId: string | null; value: number | null }>`
        select competent_unit_id as "unitId", avg((satisfaction <> 'not-satisfied')::integer)::float as value from rating
        where rated_at > ${new Date(now.getTime() - shareDays * dayMs)}::timestamptz and rated_at <= ${now}
        group by grouping sets ((competent_unit_id), ())`.execute(db);
      return rows.flatMap(({ unitId, value }) => (value === null ? [] : [{ unitId, value }]));
    },
  }),
];
