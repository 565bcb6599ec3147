import type { Measure } from '@dongbo/kernel';
import { sql } from 'kysely';
import { countOf } from '../measures/count-of.ts';

/** What the hand-over between counters is watched by, for each receiving place; read over the index of what is open. */
export const bundleMeasures: readonly Measure[] = [
  countOf(
    'procedures.bundles-open',
    () => sql`select counter_id as unit_id, count(*) as value from bundle where closed_at is null group by counter_id`,
  ),
  countOf(
    'procedures.bundles-late',
    (now) => sql`select counter_id as unit_id, count(*) as value from bundle
      where closed_at is null and confirm_by <= ${now} group by counter_id`,
  ),
];
