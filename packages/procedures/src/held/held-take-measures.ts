import type { Measure } from '@dongbo/kernel';
import { sql } from 'kysely';
import { countOf } from '../measures/count-of.ts';

const dayMs = 86_400_000;
/** The measure is of so many days. */
const measureDays = 30;

/** Papers that a counter took over and no dossier used, by the counter; read over the index of what ended so. */
export const heldTakeMeasures: readonly Measure[] = [
  countOf(
    'procedures.held-takes-unused',
    (now) => sql`select unit_id, count(*) as value from held_take
      where dossier_id is null and closed_at > ${new Date(now.getTime() - measureDays * dayMs)} and closed_at <= ${now} group by unit_id`,
  ),
];
