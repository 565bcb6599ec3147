import type { Measure } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineMeasure } from '../define.ts';
import { countOf } from '../measures/count-of.ts';

const dayMs = 86_400_000;
/** The measures are of what was received in so many days. */
const measureDays = 30;

const since = (now: Date) => sql`${new Date(now.getTime() - measureDays * dayMs)}::timestamptz`;

/** Whether the state asks for what it holds, by the unit that settles and of the whole space: papers that were handed in although they
 * were held, and of what was held the share that was used. Read over the index of the day of reception. */
export const heldUseMeasures: readonly Measure[] = [
  countOf(
    'procedures.papers-asked-though-held',
    (now) => sql`select d.competent_unit_id as unit_id, count(*) as value
      from held_answer h join dossier d on d.id = h.dossier_id
      where h.received_at > ${since(now)} and h.received_at <= ${now} and h.outcome = 'asked' group by d.competent_unit_id`,
  ),
  defineMeasure({
    name: 'procedures.held-papers-used-share',
    unit: 'share',
    byUnit: true,
    read: async ({ db, now }) => {
      const { rows } = await sql<{ unitId: string | null; value: number | null }>`
        select d.competent_unit_id as "unitId", avg((h.outcome = 'used')::integer)::float as value
        from held_answer h join dossier d on d.id = h.dossier_id
        where h.received_at > ${since(now)} and h.received_at <= ${now}
        group by grouping sets ((d.competent_unit_id), ())`.execute(db);
      return rows.flatMap(({ unitId, value }) => (value === null ? [] : [{ unitId, value }]));
    },
  }),
];
