import type { Measure } from '@dongbo/kernel';
import { sql } from 'kysely';
import { countOf } from '../measures/count-of.ts';

/** What verifications are watched by, for each unit; read over the index of what is planned (`site_check_late_idx`). */
export const siteCheckMeasures: readonly Measure[] = [
  countOf(
    'procedures.site-checks-planned',
    () => sql`select unit_id, count(*) as value from site_check where state = 'planned' group by unit_id`,
  ),
  countOf(
    'procedures.site-checks-late',
    (now) =>
      sql`select unit_id, count(*) as value from site_check where state = 'planned' and late_at <= ${now} group by unit_id`,
  ),
];
